package io.edgepurge.log;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.DistributionLoad;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.WorkerObserver;
import io.edgepurge.domain.verification.Verdict;
import io.edgepurge.domain.verification.Verification;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Writes the events of the worker as log lines and metrics. Lines about a plan contain the IDs of its purges, so a search for a
 * purge finds its plans. A line lists up to 100 purges, about 10 KB; the first line of a plan carries the plan's metrics.
 */
public final class WorkerLogLines implements WorkerObserver {
    private final FunctionOutput output;

    public WorkerLogLines(FunctionOutput output) {
        this.output = output;
    }

    @Override
    public void planned(InvalidationPlan plan) {
        eachHundred(plan.claims(), (first, some) -> {
            LogLine line = aboutPurgesOf(plan, some, "An invalidation was planned")
                    .with("files", plan.paths().files())
                    .with("wildcards", plan.paths().wildcards());
            output.write(first ? line.count(Metric.PLANS_MADE, 1) : line);
        });
    }

    @Override
    public void submitted(InvalidationPlan plan, Submission submission) {
        int paths = plan.paths().files() + plan.paths().wildcards();
        eachHundred(plan.claims(), (first, some) -> {
            LogLine line = aboutPurgesOf(plan, some, "CloudFront created an invalidation")
                    .with("caller.reference", plan.callerReference().value())
                    .with("invalidation.id", submission.invalidation().value())
                    .times(Metric.SECONDS_TO_SUBMITTED, waits(some, submission.at()));
            output.write(first ? line.count(Metric.PATHS_BILLED, paths) : line);
        });
    }

    @Override
    public void completed(InvalidationPlan plan, Instant at) {
        Submission submission = plan.submission().orElseThrow();
        eachHundred(plan.claims(), (first, some) -> {
            LogLine line = aboutPurgesOf(plan, some, "CloudFront completed an invalidation")
                    .with("invalidation.id", submission.invalidation().value());
            Duration time = Duration.between(submission.at(), at);
            output.write(first ? line.time(Metric.SECONDS_TO_COMPLETED, time) : line);
        });
    }

    @Override
    public void notAllowed(InvalidationPlan plan, String errorCode) {
        output.write(aboutPlan(plan, Level.WARNING, "CloudFront denied access to a distribution")
                .with("error.code", errorCode)
                .count(Metric.CLOUDFRONT_REFUSALS, 1));
    }

    @Override
    public void listNotAllowed(DistributionId distribution, String errorCode) {
        output.write(aboutDistribution(
                        distribution, Level.WARNING, "CloudFront denied listing the invalidations of a distribution")
                .with("error.code", errorCode)
                .count(Metric.CLOUDFRONT_REFUSALS, 1));
    }

    @Override
    public void throttled(InvalidationPlan plan) {
        output.write(aboutPlan(plan, Level.INFO, "CloudFront throttled a call").count(Metric.THROTTLED, 1));
    }

    @Override
    public void tooManyInProgress(InvalidationPlan plan, InProgressLimit limit) {
        output.write(aboutPlan(plan, Level.WARNING, "An in-progress limit was reached earlier than planned")
                .with("pool", limit.name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public void gaveUp(InvalidationPlan plan, List<Claim> failed) {
        int items = failed.stream().mapToInt(claim -> claim.items().size()).sum();
        eachHundred(failed, (first, some) -> {
            LogLine line = aboutPurgesOf(plan, some, Level.ERROR, "A plan was abandoned and its items failed")
                    .with("items.failed", items);
            // CloudFront's message may quote a path; its error code doesn't
            plan.suspension().ifPresent(suspension -> line.with("error.code", suspension.reason()));
            output.write(first ? line.count(Metric.PLANS_GIVEN_UP, 1) : line);
        });
    }

    @Override
    public void referenceReused(InvalidationPlan plan) {
        output.write(aboutPlan(plan, Level.ERROR, "A caller reference was reused with other paths")
                .with("caller.reference", plan.callerReference().value())
                .count(Metric.CALLER_REFERENCES_REUSED, 1));
    }

    @Override
    public void purgesMissing(DistributionId distribution, List<Claim> dropped) {
        eachHundred(
                dropped,
                (first, some) -> output.write(aboutPurges(
                                aboutDistribution(
                                        distribution,
                                        Level.ERROR,
                                        "Items were dropped because their purges are missing"),
                                some)
                        .count(Metric.PURGES_MISSING, some.size())));
    }

    @Override
    public void overdue(DistributionId distribution, int invalidations) {
        output.write(aboutDistribution(distribution, Level.WARNING, "Invalidations are overdue")
                .count(Metric.OVERDUE_INVALIDATIONS, invalidations));
    }

    @Override
    public void originCacheFailed(DistributionId distribution, String reason) {
        output.write(aboutDistribution(distribution, Level.WARNING, "An origin cache could not be cleared")
                .with("reason", reason)
                .count(Metric.ORIGIN_CACHE_FAILURES, 1));
    }

    @Override
    public void clearingGaveUp(DistributionId distribution, Claim failed, String reason) {
        output.write(aboutDistribution(
                        distribution, Level.ERROR, "Items failed because origin caches were not cleared in time")
                .with("purge.id", failed.purge().value())
                .with("account.id", failed.account().value())
                .with("items.failed", failed.items().size())
                .with("reason", reason));
    }

    @Override
    public void verified(DistributionId distribution, Claim visited, Map<Integer, Verification> results) {
        output.write(aboutVisits(distribution, visited, Level.INFO, "Purged URLs were visited")
                .with("items.fresh", count(results, Verdict.FRESH))
                .with("items.stale", count(results, Verdict.STALE))
                .with("items.unknown", count(results, Verdict.UNKNOWN)));
        int stale = count(results, Verdict.STALE);
        if (stale > 0) {
            output.write(aboutVisits(
                            distribution,
                            visited,
                            Level.WARNING,
                            "An edge location still served old copies after a purge")
                    .count(Metric.STALE_AFTER_PURGE, stale));
        }
    }

    private static LogLine aboutVisits(DistributionId distribution, Claim visited, Level level, String message) {
        return aboutDistribution(distribution, level, message)
                .with("purge.id", visited.purge().value())
                .with("account.id", visited.account().value());
    }

    private static int count(Map<Integer, Verification> results, Verdict verdict) {
        return Math.toIntExact(results.values().stream()
                .filter(result -> result.verdict() == verdict)
                .count());
    }

    @Override
    public void ran(DistributionId distribution, DistributionLoad load) {
        output.write(aboutDistribution(distribution, Level.INFO, "A distribution was reconciled")
                .with("files.allowed", load.allowed().files())
                .with("wildcards.allowed", load.allowed().wildcards())
                .count(Metric.FILES_IN_PROGRESS, load.files())
                .count(Metric.WILDCARDS_IN_PROGRESS, load.wildcards())
                .time(Metric.OLDEST_QUEUED_SECONDS, load.oldestQueued().orElse(Duration.ZERO)));
    }

    private static void eachHundred(List<Claim> claims, BiConsumer<Boolean, List<Claim>> write) {
        for (int first = 0; first < claims.size(); first += LogLine.MAX_VALUES) {
            write.accept(first == 0, claims.subList(first, Math.min(claims.size(), first + LogLine.MAX_VALUES)));
        }
    }

    private static List<Duration> waits(List<Claim> claims, Instant until) {
        return claims.stream()
                .map(Claim::purge)
                .map(PurgeId::queuedAt)
                .map(since -> Duration.between(since, until))
                .toList();
    }

    private static LogLine aboutPurgesOf(InvalidationPlan plan, List<Claim> claims, String message) {
        return aboutPurgesOf(plan, claims, Level.INFO, message);
    }

    private static LogLine aboutPurgesOf(InvalidationPlan plan, List<Claim> claims, Level level, String message) {
        return aboutPurges(aboutPlan(plan, level, message), claims);
    }

    private static LogLine aboutPurges(LogLine line, List<Claim> claims) {
        return line.with(
                        "purge.ids",
                        claims.stream()
                                .map(claim -> claim.purge().value())
                                .distinct()
                                .toList())
                .with(
                        "account.ids",
                        claims.stream()
                                .map(claim -> claim.account().value())
                                .distinct()
                                .toList());
    }

    private static LogLine aboutPlan(InvalidationPlan plan, Level level, String message) {
        return aboutDistribution(plan.distribution(), level, message)
                .with("plan.id", plan.id().value());
    }

    private static LogLine aboutDistribution(DistributionId distribution, Level level, String message) {
        return new LogLine(level, message).with("distribution.id", distribution.value());
    }
}
