package io.edgepurge.domain.clearing;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Items that were accepted but may not be planned yet, because the caches behind their endpoint have not been cleared. Reads
 * are strongly consistent. Safe for use by many workers at once: each step names what it has read and happens only if that
 * still stands.
 *
 * <p>Every method throws {@link io.edgepurge.domain.purge.StoreUnavailable} when the store cannot be reached; what was
 * asked may then have happened all the same, and asking again is harmless.
 */
public interface ClearanceStore {
    /** Every endpoint for whose caches something waits on the distribution. */
    List<Backlog> backlogs(DistributionId distribution);

    /**
     * Says when a backlog may be tried next: to take it for a while, to let it rest, or to give it back.
     *
     * @param next none if anybody may begin
     * @return false, with nothing changed, if somebody else said so meanwhile
     */
    boolean updateLease(Backlog read, Optional<Instant> next);

    /**
     * Purges of a backlog, oldest first, and nothing if there is none left. What was cancelled meanwhile is dropped.
     *
     * @param after where an earlier call ended
     */
    List<PendingClearance> waiting(Backlog backlog, Optional<PurgeId> after, int most);

    /** Records that clearing failed, unless that is recorded already. Nothing happens if the purge is not there any more. */
    void tried(Backlog backlog, PendingClearance read, Instant at);

    /**
     * Lets some of the items into the queue of their distribution, where they are planned.
     *
     * @return false, with nothing changed, if others wait than were read, or the purge is cancelled
     */
    boolean cleared(Backlog backlog, PendingClearance read, Set<Integer> items);

    /**
     * Fails some of the items and refunds them, as one decision about their distribution, whose version is then the next one:
     * a cancel that was decided before loses.
     *
     * @return false, with nothing changed, if others wait than were read, or the purge is cancelled
     */
    boolean giveUp(Backlog backlog, PendingClearance read, Set<Integer> items, ItemState failed);
}
