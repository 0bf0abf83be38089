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
 * Finds queued purges with a consistent read: every plan increments the version of its distribution, so unchanged versions
 * prove that the purge was not planned meanwhile. Safe for use by many threads.
 */
public final class QueuedPurgeFinder implements QueuedPurges {
    private static final int MAX_ATTEMPTS = 5;

    private final PurgeStore purges;
    private final PlanStore plans;

    public QueuedPurgeFinder(PurgeStore purges, PlanStore plans) {
        this.purges = purges;
        this.plans = plans;
    }

    @Override
    public Optional<PurgeProgress> findQueued(AccountId account, PurgeId id) {
        Optional<PurgeProgress> found = purges.find(account, id);
        if (found.isEmpty()) {
            return found;
        }
        Purge purge = found.get().purge();
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Map<DistributionId, DistributionState> before = states(purge);
            // After the versions, the plans before the states: a plan is removed after the states of its items are
            // recorded
            boolean planned = isPlanned(purge, before);
            PurgeProgress progress = purges.find(account, id).orElseThrow();
            boolean queued = progress.isUntouched() && !planned;
            if (!queued || versions(before).equals(versions(states(purge)))) {
                return queued ? Optional.of(progress) : Optional.empty();
            }
        }
        throw new StoreUnavailable(
                "the distributions of purge " + id + " change too often to find out whether it is queued");
    }

    /** Returns the current states of the distributions of a purge. */
    Map<DistributionId, DistributionState> states(Purge purge) {
        Map<DistributionId, DistributionState> states = new HashMap<>();
        purge.distributions()
                .forEach(distribution ->
                        states.put(distribution, plans.state(distribution).orElseThrow()));
        return states;
    }

    static Map<DistributionId, Long> versions(Map<DistributionId, DistributionState> states) {
        Map<DistributionId, Long> versions = new HashMap<>();
        states.forEach((distribution, state) -> versions.put(distribution, state.version()));
        return versions;
    }

    /**
     * Returns whether a live plan contains an item of the purge.
     *
     * @param states the states of its distributions, read before
     */
    boolean isPlanned(Purge purge, Map<DistributionId, DistributionState> states) {
        return states.entrySet().stream()
                .flatMap(read -> plans.plans(read.getKey(), read.getValue()).stream())
                .flatMap(plan -> plan.claims().stream())
                .anyMatch(claim -> claim.purge().equals(purge.id()));
    }
}
