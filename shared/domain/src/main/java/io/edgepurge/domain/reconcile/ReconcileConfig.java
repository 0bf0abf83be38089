package io.edgepurge.domain.reconcile;

import java.time.Duration;

/**
 * How a distribution is reconciled.
 *
 * @param room what may be in progress at once
 * @param pollInterval how long to wait before asking again after an invalidation in progress
 * @param longestRun how long one run may go on making plans
 */
public record ReconcileConfig(Room room, Duration pollInterval, Duration longestRun) {
    /** @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/InvalidationLimits.html">Limits</a> */
    private static final int MAX_FILES_IN_PROGRESS = 3_000;

    private static final int MAX_WILDCARDS_IN_PROGRESS = 15;

    /** Left free for an operator who invalidates by hand in the console. */
    private static final int FILES_KEPT_FOR_OPERATORS = 100;

    private static final int WILDCARDS_KEPT_FOR_OPERATORS = 2;

    /** CloudFront completes 95 of 100 invalidations within 25 s; asking every 5 s costs a handful of calls. */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(5);

    private static final Duration LONGEST_RUN = Duration.ofSeconds(20);

    /** CloudFront's own limits, less an operator's share. */
    public static ReconcileConfig standard() {
        Room room = new Room(
                MAX_FILES_IN_PROGRESS - FILES_KEPT_FOR_OPERATORS,
                MAX_WILDCARDS_IN_PROGRESS - WILDCARDS_KEPT_FOR_OPERATORS);
        return new ReconcileConfig(room, POLL_INTERVAL, LONGEST_RUN);
    }

    /** The same, asking after invalidations at another interval. */
    public ReconcileConfig withPollInterval(Duration interval) {
        return new ReconcileConfig(room, interval, longestRun);
    }
}
