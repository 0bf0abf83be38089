package io.edgepurge.domain.verifier;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.reconcile.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Completed items of one purge on one distribution whose URLs are to be visited.
 *
 * @param claim the items still to visit. Only {@link io.edgepurge.domain.purge.VerifiedItems} are visited
 * @param slot identifies the entry among those of its purge and distribution
 * @param scheduledAt when the items were completed, or the visit was requested
 * @param visits the number of visits so far
 * @param dueAt the time of the next visit, or until which a worker holds the lease. Also the version for optimistic locking
 */
public record PendingVerification(
        DistributionId distribution, Claim claim, String slot, Instant scheduledAt, int visits, Instant dueAt) {

    /** The slot of visits that the account asked for after the purge. */
    private static final String ON_REQUEST = "request";

    /** Returns the entry of completed items. Plans contain an item once, so the first item identifies the entry. */
    public static PendingVerification ofPlan(DistributionId distribution, Claim claim, Instant now) {
        String slot = claim.items().first().toString();
        return new PendingVerification(distribution, claim, slot, now, 0, now);
    }

    /** Returns the entry of visits that the account asks for now. A purge has one at a time on a distribution. */
    public static PendingVerification onRequest(DistributionId distribution, Claim claim, Instant now) {
        return new PendingVerification(distribution, claim, ON_REQUEST, now, 0, now);
    }

    /** Returns whether the account asked for these visits after the purge. */
    public boolean isOnRequest() {
        return slot.equals(ON_REQUEST);
    }

    /** Returns this entry with another due time. */
    public PendingVerification withDueAt(Instant other) {
        return new PendingVerification(distribution, claim, slot, scheduledAt, visits, other);
    }

    /** Returns this entry after a visit, with the items to visit again. */
    public PendingVerification visitedOnce(Set<Integer> again, Instant next) {
        return new PendingVerification(distribution, claim.withItems(again), slot, scheduledAt, visits + 1, next);
    }

    boolean isDue(Instant now) {
        return !dueAt.isAfter(now);
    }

    boolean isOlderThan(Duration age, Instant now) {
        return scheduledAt.plus(age).isBefore(now);
    }
}
