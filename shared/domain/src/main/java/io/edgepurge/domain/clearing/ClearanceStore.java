package io.edgepurge.domain.clearing;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The port to accepted items that wait for the origin caches of their endpoint and can't be planned yet. Reads are strongly
 * consistent. Safe for use by concurrent workers: a write happens only if the data that was read is unchanged (optimistic
 * locking).
 *
 * <p>Every method throws {@link io.edgepurge.domain.purge.StoreUnavailable} when the store is unavailable. The write may
 * nevertheless have succeeded; repeating it is harmless.
 */
public interface ClearanceStore {
    /** Returns the backlogs of all endpoints with waiting items on the distribution. */
    List<Backlog> backlogs(DistributionId distribution);

    /**
     * Takes, extends or releases the lease on a backlog. A released backlog forgets its position.
     *
     * @param next the new value of {@link Backlog#tryAfter}; empty to release the lease
     * @return false, with nothing changed, if another worker has changed the lease since the backlog was read
     */
    boolean updateLease(Backlog read, Optional<Instant> next);

    /**
     * Releases the lease on a backlog, and makes the backlog back off.
     *
     * @param resumeAfter the position after which the next run continues; empty to start with the oldest purge
     * @return false, with nothing changed, if another worker has changed the lease since the backlog was read
     */
    boolean backOff(Backlog read, Instant until, Optional<ClearingPosition> resumeAfter);

    /**
     * Returns a page of the purges in a backlog, oldest first. Canceled purges are removed.
     *
     * @param after the last purge of the previous page
     * @param most the maximum number of purges
     */
    List<PendingClearance> waiting(Backlog backlog, Optional<PurgeId> after, int most);

    /** Records the time of the first failure, unless one is recorded. Does nothing if the purge is no longer pending. */
    void tried(Backlog backlog, PendingClearance read, Instant at);

    /**
     * Moves cleared items to the queue of their distribution, where they can be planned.
     *
     * @return false, with nothing changed, if the pending items have changed since they were read, or the purge was canceled
     */
    boolean cleared(Backlog backlog, PendingClearance read, List<PurgeItem> items);

    /** Removes the items of a purge that no longer exists. Does nothing if they are no longer pending. */
    void drop(Backlog backlog, PendingClearance read);

    /**
     * Fails some of the items and refunds them. Increments the version of their distribution, so that a cancellation that read
     * the earlier version fails (optimistic locking).
     *
     * @return false, with nothing changed, if the pending items have changed since they were read, the purge was canceled, or it
     *     no longer exists
     */
    boolean giveUp(Backlog backlog, PendingClearance read, Set<Integer> items, ItemState failed);
}
