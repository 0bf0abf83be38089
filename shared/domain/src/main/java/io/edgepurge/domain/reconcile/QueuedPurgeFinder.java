package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.purge.QueuedPurges;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether a purge still waits under the versions of its distributions: whatever plans it changes one of them. Safe
 * for use by many threads.
 */
public final class QueuedPurgeFinder implements QueuedPurges {
    private static final int ATTEMPTS = 5;

    private final PurgeStore ledger;
    private final PlanStore plans;

    public QueuedPurgeFinder(PurgeStore ledger, PlanStore plans) {
        this.ledger = ledger;
        this.plans = plans;
    }

    @Override
    public Optional<PurgeProgress> findQueued(AccountId account, PurgeId id) {
        Optional<PurgeProgress> found = ledger.find(account, id);
        if (found.isEmpty()) {
            return found;
        }
        Purge purge = found.get().purge();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Map<DistributionId, Long> before = versions(purge);
            // read after the versions: whatever left the queue before them shows here or in a live plan
            PurgeProgress progress = ledger.find(account, id).orElseThrow();
            boolean queued = progress.isUntouched() && !isPlanned(purge);
            if (!queued || before.equals(versions(purge))) {
                return Optional.of(progress).filter(waiting -> queued);
            }
        }
        throw new StoreUnavailable("the distributions of purge " + id + " change too fast to tell whether it waits");
    }

    /** As they are now. */
    Map<DistributionId, Long> versions(Purge purge) {
        Map<DistributionId, Long> versions = new HashMap<>();
        purge.distributions()
                .forEach(distribution -> versions.put(
                        distribution,
                        plans.state(distribution)
                                .map(DistributionState::version)
                                .orElseThrow()));
        return versions;
    }

    /** Whether a live plan takes any of its items. */
    boolean isPlanned(Purge purge) {
        return purge.distributions().stream()
                .flatMap(distribution -> plans.plans(distribution).stream())
                .flatMap(plan -> plan.claims().stream())
                .anyMatch(claim -> claim.purge().equals(purge.id()));
    }
}
