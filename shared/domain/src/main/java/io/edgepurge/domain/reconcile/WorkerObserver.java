package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import java.time.Instant;
import java.util.List;

/**
 * Told of what operators want to count, to follow and to be woken for, after it is recorded. What it throws harms nobody.
 * Safe for use by many threads.
 */
public interface WorkerObserver {
    /** A plan is made: of what waited, or in the place of another. */
    void planned(InvalidationPlan plan);

    /** CloudFront has created an invalidation for a plan. */
    void submitted(InvalidationPlan plan, Submission submission);

    /**
     * CloudFront has completed the invalidation of a plan.
     *
     * @param at when we heard of it
     */
    void completed(InvalidationPlan plan, Instant at);

    /** CloudFront refuses us: we may not, or the distribution is gone. Told at every refusal. */
    void notAllowed(InvalidationPlan plan, String errorCode);

    /** CloudFront was asked too often to create the invalidation of a plan. */
    void throttled(InvalidationPlan plan);

    /** A pool was full although we counted room: somebody invalidates by hand, beyond the operator's share. */
    void tooManyInProgress(InvalidationPlan plan, InProgressLimit pool);

    /**
     * A plan has been given up.
     *
     * @param failed what of it has failed; the rest waits for another plan
     */
    void gaveUp(InvalidationPlan plan, List<Claim> failed);

    /** A bug or a clash: the plan's caller reference is known to CloudFront with other paths. */
    void referenceReused(InvalidationPlan plan);

    /** So many invalidations of a distribution have been in progress for longer than 15 minutes. */
    void overdue(DistributionId distribution, int invalidations);

    /** An origin cache refuses to clear something, or does not answer. Told once a round of attempts. */
    void originCacheFailed(DistributionId distribution, String reason);

    /** Items of a purge have failed, since their origin caches were not cleared in time. */
    void clearingGaveUp(DistributionId distribution, Claim failed, String reason);

    /** A run over a distribution has ended, and there was or is something in progress or waiting. */
    void ran(DistributionId distribution, DistributionLoad load);
}
