package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.PurgeItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Drops items whose purge no longer exists. A purge that waits doesn't expire, so this reports a fault: the worker was stopped
 * for weeks, or the purge was deleted by hand. One missing purge must not block its distribution.
 */
final class MissingPurges {
    private final ReconcilePorts ports;

    MissingPurges(ReconcilePorts ports) {
        this.ports = ports;
    }

    /**
     * Returns the claims whose purges exist, in the same order. The others leave the queue, once it is certain that they will not
     * appear.
     *
     * @param items the items of the claims whose purges exist
     */
    List<Claim> dropFromQueue(DistributionId distribution, List<Claim> queued, Map<Claim, List<PurgeItem>> items) {
        List<Claim> missing =
                queued.stream().filter(Predicate.not(items::containsKey)).toList();
        Instant now = ports.clock().instant();
        List<Claim> gone =
                missing.stream().filter(claim -> claim.purge().isSettled(now)).toList();
        if (!gone.isEmpty()) {
            ports.queue().remove(distribution, gone);
            ports.notifyObserver(observer -> observer.purgesMissing(distribution, gone));
        }
        return queued.stream().filter(items::containsKey).toList();
    }

    /** Returns a plan without the items of missing purges, and removes them from the queue; empty if no item is left. */
    Optional<LoadedPlan> dropFromPlan(LoadedPlan loaded) {
        InvalidationPlan plan = loaded.plan();
        List<Claim> existing = dropFromQueue(plan.distribution(), plan.claims(), loaded.items());
        return existing.isEmpty()
                ? Optional.empty()
                : Optional.of(LoadedPlan.of(plan.withClaims(existing), loaded.items()));
    }

    /** Returns true if a purge of the plan is missing. */
    static boolean isAnyIn(LoadedPlan loaded) {
        return !loaded.items().keySet().containsAll(loaded.plan().claims());
    }
}
