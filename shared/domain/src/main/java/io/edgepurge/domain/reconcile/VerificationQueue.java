package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import java.time.Instant;
import java.util.List;

/** The port through which the worker hands over completed items whose URLs are to be visited. Safe for use by concurrent threads. */
public interface VerificationQueue {
    /** Drops everything, for a worker without verification. */
    VerificationQueue NONE = (distribution, claims, at) -> {};

    /**
     * Records that visits to completed items are due. Repeating the call is harmless. It only makes some visits twice.
     *
     * @param claims claims with {@link Claim#verify}
     * @throws io.edgepurge.domain.purge.StoreUnavailable if the store is unavailable
     */
    void schedule(DistributionId distribution, List<Claim> claims, Instant at);
}
