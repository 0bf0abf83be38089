package io.edgepurge.worker;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.verification.Verification;
import io.edgepurge.domain.verifier.PendingVerification;
import io.edgepurge.domain.verifier.VerificationStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A verification store without pending visits. It records which distributions were read. */
final class EmptyVerificationStore implements VerificationStore {
    final List<DistributionId> read = new ArrayList<>();
    boolean unavailable;

    @Override
    public List<PendingVerification> pending(DistributionId distribution, int most) {
        read.add(distribution);
        if (unavailable) {
            throw new StoreUnavailable("no answer", new IllegalStateException());
        }
        return List.of();
    }

    @Override
    public void nonePending(DistributionId distribution, long unverified) {}

    @Override
    public void schedule(DistributionId distribution, List<Claim> claims, Instant at) {
        throw new AssertionError("there is no plan");
    }

    @Override
    public boolean request(DistributionId distribution, Claim claim, Instant now) {
        throw new AssertionError("a worker requests no visit");
    }

    @Override
    public boolean update(PendingVerification read, PendingVerification next) {
        throw new AssertionError("there is no visit");
    }

    @Override
    public void remove(PendingVerification read) {
        throw new AssertionError("there is no visit");
    }

    @Override
    public void record(Claim claim, Map<Integer, Verification> results) {
        throw new AssertionError("there is no visit");
    }
}
