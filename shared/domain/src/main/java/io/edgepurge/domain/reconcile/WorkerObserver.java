package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.CollapsedPaths;

/** Told of what operators want to count and to be woken for. Never throws. Safe for use by many threads. */
public interface WorkerObserver {
    /** CloudFront has created an invalidation for a plan. */
    void submitted(DistributionId distribution, PlanId plan, InvalidationId invalidation, CollapsedPaths paths);

    /** CloudFront refuses us: we may not, or the distribution is gone. Told at every refusal. */
    void notAllowed(DistributionId distribution, PlanId plan, String errorCode);

    /** A plan has been given up, and what it took has failed. */
    void gaveUp(DistributionId distribution, PlanId plan, String reason);

    /** A bug or a clash: the plan's caller reference is known to CloudFront with other paths. */
    void referenceReused(DistributionId distribution, PlanId plan);

    /** So many invalidations of a distribution have been in progress for longer than 15 minutes. */
    void overdue(DistributionId distribution, int invalidations);

    /** An origin cache refuses to clear something, or does not answer. Told once a round of attempts. */
    void originCacheFailed(DistributionId distribution, String reason);
}
