package io.edgepurge.testing;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.verification.Verification;
import io.edgepurge.domain.verifier.PendingVerification;
import io.edgepurge.domain.verifier.VerificationStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An in-memory {@code VerificationStore} with the same contract as the DynamoDB store. Safe for use by many threads. */
final class InMemoryVerificationStore implements VerificationStore {
    private final InMemoryPurgeStore purgeStore;
    private final InMemoryPlanStore plans;
    private final Map<Place, PendingVerification> entries = new LinkedHashMap<>();

    InMemoryVerificationStore(InMemoryPurgeStore purgeStore, InMemoryPlanStore plans) {
        this.purgeStore = purgeStore;
        this.plans = plans;
    }

    @Override
    public synchronized void schedule(DistributionId distribution, List<Claim> claims, Instant at) {
        claims.stream()
                .map(claim -> PendingVerification.ofPlan(distribution, claim, at))
                .forEach(entry -> entries.put(Place.of(entry), entry));
        plans.visitsScheduled(distribution);
    }

    @Override
    public synchronized boolean request(DistributionId distribution, Claim claim, Instant now) {
        PendingVerification entry = PendingVerification.onRequest(distribution, claim, now);
        boolean added = entries.putIfAbsent(Place.of(entry), entry) == null;
        plans.visitsScheduled(distribution);
        return added;
    }

    @Override
    public synchronized List<PendingVerification> pending(DistributionId distribution, int most) {
        return entries.values().stream()
                .filter(entry -> entry.distribution().equals(distribution))
                .limit(most)
                .toList();
    }

    @Override
    public synchronized boolean update(PendingVerification read, PendingVerification next) {
        return entries.replace(Place.of(read), read, next);
    }

    @Override
    public synchronized void remove(PendingVerification read) {
        entries.remove(Place.of(read), read);
    }

    @Override
    public void record(Claim claim, Map<Integer, Verification> results) {
        purgeStore.record(claim.purge(), results);
    }

    @Override
    public void nonePending(DistributionId distribution, long unverified) {
        plans.noneVisitPending(distribution, unverified);
    }

    private record Place(DistributionId distribution, AccountId account, PurgeId purge, String slot) {
        static Place of(PendingVerification entry) {
            return new Place(
                    entry.distribution(), entry.claim().account(), entry.claim().purge(), entry.slot());
        }
    }
}
