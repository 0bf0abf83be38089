package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import java.util.List;

/**
 * The items that wait on each distribution. Reads are strongly consistent. Safe for use by many writers at once.
 *
 * <p>Every method throws {@link io.edgepurge.domain.purge.LedgerUnavailable} when the queue cannot be reached; asking
 * again is harmless.
 */
public interface PurgeQueue {
    /**
     * The heads of the accounts' queues: of each account that waits, its oldest purges first, about as many from each
     * account, until together they hold {@code enough} items or the queue is exhausted.
     */
    List<Claim> heads(DistributionId distribution, int enough);

    /** Takes items off the queue; those that are not on it are passed over. Each claim is a step of its own. */
    void remove(DistributionId distribution, List<Claim> claims);
}
