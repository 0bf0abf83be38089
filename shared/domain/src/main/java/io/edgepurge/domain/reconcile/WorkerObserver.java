package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.verification.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Receives the events of the worker for logs, metrics and alarms, after they are recorded. Exceptions that an observer throws
 * are dropped. Safe for use by concurrent threads.
 */
public interface WorkerObserver {
    /** Called after a plan was made from the queue or as the replacement of another plan. */
    void planned(InvalidationPlan plan);

    /** Called after CloudFront created the invalidation of a plan. */
    void submitted(InvalidationPlan plan, Submission submission);

    /**
     * Called after CloudFront completed the invalidation of a plan.
     *
     * @param at the time of the poll that reported it
     */
    void completed(InvalidationPlan plan, Instant at);

    /** Called at each refusal: CloudFront denies access, or the distribution does not exist. */
    void notAllowed(InvalidationPlan plan, String errorCode);

    /** Called when CloudFront denies listing invalidations, which are then polled one by one. It may allow other calls. */
    void listNotAllowed(DistributionId distribution, String errorCode);

    /** Called when CloudFront throttles the creation of an invalidation. */
    void throttled(InvalidationPlan plan);

    /** Called when CloudFront reaches a limit early: an operator invalidates by hand, beyond the reserved capacity. */
    void tooManyInProgress(InvalidationPlan plan, InProgressLimit limit);

    /**
     * Called after a plan was abandoned.
     *
     * @param failed the failed items; the others stay queued for another plan
     */
    void gaveUp(InvalidationPlan plan, List<Claim> failed);

    /** Called when CloudFront knows the plan's caller reference with other paths: a bug or a collision. */
    void referenceReused(InvalidationPlan plan);

    /**
     * Called after items were dropped, because their purges no longer exist.
     *
     * @param dropped the items, which were queued or planned
     */
    void purgesMissing(DistributionId distribution, List<Claim> dropped);

    /** Called with the number of invalidations that have been in progress for longer than 15 minutes. */
    void overdue(DistributionId distribution, int invalidations);

    /** Called when an origin cache refuses a call or does not respond, once for each series of attempts. */
    void originCacheFailed(DistributionId distribution, String reason);

    /** Called after items of a purge failed because their origin caches were not cleared in time. */
    void clearingGaveUp(DistributionId distribution, Claim failed, String reason);

    /**
     * Called after the last visits to some items of a purge are recorded.
     *
     * @param results the results by item index
     */
    void verified(DistributionId distribution, Claim visited, Map<Integer, Verification> results);

    /** Called at the end of a run over a distribution, unless it was and still is idle. */
    void ran(DistributionId distribution, DistributionLoad load);
}
