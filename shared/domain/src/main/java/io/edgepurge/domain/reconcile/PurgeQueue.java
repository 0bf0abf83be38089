package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The items that wait on each distribution. Reads are strongly consistent. Safe for use by many writers at once.
 *
 * <p>Every method throws {@link io.edgepurge.domain.purge.StoreUnavailable} when the queue cannot be reached; asking
 * again is harmless.
 */
public interface PurgeQueue {
    /**
     * The heads of the accounts' queues: of each account that waits, its oldest purges first, about as many from each
     * account, until together they hold {@code enough} items or the queue is exhausted. A purge that joins its queue later
     * than {@code now} does not wait yet.
     */
    Waiting waiting(DistributionId distribution, Instant now, int enough);

    /** The same with all that will ever wait. */
    default List<Claim> heads(DistributionId distribution, int enough) {
        return waiting(distribution, Instant.MAX, enough).heads();
    }

    /** Takes items off the queue; those that are not on it are passed over. Each claim is a step of its own. */
    void remove(DistributionId distribution, List<Claim> claims);

    /**
     * What waits on a distribution.
     *
     * @param next when the next purge joins that does not wait yet, as far as the queue was read
     */
    record Waiting(List<Claim> heads, Optional<Instant> next) {
        public Waiting {
            heads = List.copyOf(heads);
        }
    }
}
