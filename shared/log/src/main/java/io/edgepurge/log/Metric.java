package io.edgepurge.log;

/** The metrics in the CloudWatch namespace {@code EdgePurge}. */
public enum Metric {
    PURGES_ACCEPTED("PurgesAccepted", Unit.COUNT),
    ITEMS_ACCEPTED("ItemsAccepted", Unit.COUNT),
    ITEMS_REFUSED("ItemsRefused", Unit.COUNT),
    QUOTA_REFUSALS("QuotaRefusals", Unit.COUNT),
    PLANS_MADE("PlansMade", Unit.COUNT),
    PATHS_BILLED("PathsBilled", Unit.COUNT),
    SECONDS_TO_SUBMITTED("SecondsToSubmitted", Unit.SECONDS),
    SECONDS_TO_COMPLETED("SecondsToCompleted", Unit.SECONDS),
    FILES_IN_PROGRESS("FilesInProgress", Unit.COUNT),
    WILDCARDS_IN_PROGRESS("WildcardsInProgress", Unit.COUNT),
    OLDEST_QUEUED_SECONDS("OldestQueuedSeconds", Unit.SECONDS),
    OVERDUE_INVALIDATIONS("OverdueInvalidations", Unit.COUNT),
    CLOUDFRONT_REFUSALS("CloudFrontRefusals", Unit.COUNT),
    THROTTLED("Throttled", Unit.COUNT),
    PLANS_GIVEN_UP("PlansGivenUp", Unit.COUNT),
    CALLER_REFERENCES_REUSED("CallerReferencesReused", Unit.COUNT),
    PURGES_MISSING("PurgesMissing", Unit.COUNT),
    ORIGIN_CACHE_FAILURES("OriginCacheFailures", Unit.COUNT),
    STALE_AFTER_PURGE("StaleAfterPurge", Unit.COUNT);

    /** The CloudWatch namespace of all metrics. */
    public static final String NAMESPACE = "EdgePurge";

    private final String title;
    private final Unit unit;

    Metric(String title, Unit unit) {
        this.title = title;
        this.unit = unit;
    }

    /** Returns the name of the metric in CloudWatch. */
    public String title() {
        return title;
    }

    /** Returns the unit of the values. */
    public Unit unit() {
        return unit;
    }

    /** @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html">MetricDatum</a> */
    public enum Unit {
        COUNT("Count"),
        SECONDS("Seconds");

        private final String title;

        Unit(String title) {
            this.title = title;
        }

        /** Returns the name of the unit in CloudWatch. */
        public String title() {
            return title;
        }
    }
}
