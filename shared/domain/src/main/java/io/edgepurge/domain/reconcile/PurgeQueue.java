package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The port to the queue of each distribution. Reads are strongly consistent. Safe for use by concurrent writers.
 *
 * <p>Every method throws {@link io.edgepurge.domain.purge.StoreUnavailable} when the queue is unavailable. Repeating a call
 * is harmless.
 */
public interface PurgeQueue {
    /** The largest difference of two clocks with which no purge waits longer. Queues are read this far beyond the current time. */
    Duration MAX_CLOCK_SKEW = Duration.ofMinutes(10);

    /**
     * Reads the oldest purges of each account, about as many from each account, until they contain {@code enough} files or the
     * queue is exhausted, and in the same way {@code enough} wildcards. So neither waits behind the other, and a plan can take all
     * wildcards that one of them covers. A purge with files and wildcards has two claims. Purges with a start time ({@code
     * notBefore}) later than {@code now} are left out. Others are included even if the clock of the process that accepted them is
     * ahead.
     */
    Waiting waiting(DistributionId distribution, Instant now, int enough);

    /** Reads the queue like {@link #waiting}, including purges that join later. */
    default List<Claim> heads(DistributionId distribution, int enough) {
        return waiting(distribution, Instant.MAX, enough).heads();
    }

    /** Removes items from the queue. Items that are not in it are ignored. Each claim is written separately. */
    void remove(DistributionId distribution, List<Claim> claims);

    /**
     * The part of a distribution's queue that was read.
     *
     * @param heads the oldest purges of each account
     * @param next the time when the next purge joins the queue; empty if none was found as far as the queue was read
     */
    record Waiting(List<Claim> heads, Optional<Instant> next) {
        public Waiting {
            heads = List.copyOf(heads);
        }
    }
}
