package io.edgepurge.domain.verifier;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.VerificationQueue;
import io.edgepurge.domain.verification.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The port to pending visits and to their results. Reads are strongly consistent. Safe for use by concurrent workers: a change of
 * an entry happens only if its due time is the one that was read (optimistic locking).
 *
 * <p>Every method throws {@link io.edgepurge.domain.purge.StoreUnavailable} when the store is unavailable. The write may
 * nevertheless have succeeded; repeating it is harmless.
 */
public interface VerificationStore extends VerificationQueue {
    /**
     * Records a visit that the account asked for after its purge.
     *
     * @return false, with nothing changed, if such a visit of the purge is already pending on the distribution
     */
    boolean request(DistributionId distribution, Claim claim, Instant now);

    /** Returns pending visits of a distribution, up to a maximum number. */
    List<PendingVerification> pending(DistributionId distribution, int most);

    /**
     * Replaces an entry. Takes its lease, or schedules its next visit.
     *
     * @return false, with nothing changed, if another worker has changed the entry since it was read
     */
    boolean update(PendingVerification read, PendingVerification next);

    /** Removes an entry whose last visit is recorded, unless another worker has changed it since it was read. */
    void remove(PendingVerification read);

    /**
     * Records results by item index, in the purge and in its summary. An item keeps a result of a later time. Does nothing if the
     * purge no longer exists.
     */
    void record(Claim claim, Map<Integer, Verification> results);

    /**
     * Records that no visit was pending. Does nothing if visits have been scheduled since the state of the distribution was read.
     *
     * @param unverified as read with the state, before {@link #pending}
     */
    void nonePending(DistributionId distribution, long unverified);
}
