package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Doorbells;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Answers doorbells: looks at a distribution, does what there is to do, and sets the next bell if something is left.
 *
 * <p>Bells do not multiply. A distribution records the time of its next bell; a worker rings later only if it moved that
 * time. A recorded bell that is overdue counts as none, so a lost one costs time and nothing else. Safe for use by many
 * threads and many processes at once.
 */
public final class InvalidationWorker {
    private final ReconcilePorts ports;
    private final Doorbells doorbells;
    private final Reconciler reconciler;

    public InvalidationWorker(ReconcilePorts ports, ReconcileConfig config, Doorbells doorbells) {
        this.ports = ports;
        this.doorbells = doorbells;
        this.reconciler = new Reconciler(ports, config);
    }

    /**
     * Looks at one distribution.
     *
     * @param setFor the times for which the bells that brought us here were set; a bell rung at once has none
     * @return whether items may wait there for origin caches, which others than this worker clear
     * @throws io.edgepurge.domain.purge.StoreUnavailable if a record could not be reached; nothing is lost, ring again
     */
    public boolean answer(DistributionId distribution, Collection<Instant> setFor) {
        Optional<DistributionState> state = ports.plans().state(distribution);
        state.ifPresent(found -> {
            Optional<Instant> coming = coming(found).filter(next -> !setFor.contains(next));
            ReconcileResult result = reconciler.reconcile(distribution, coming.isEmpty());
            result.again().ifPresent(wait -> scheduleDoorbell(distribution, found.nextDoorbell(), coming, wait));
        });
        return state.filter(DistributionState::originCaches).isPresent();
    }

    /**
     * Sets the next bell, unless one comes before it.
     *
     * @throws io.edgepurge.domain.purge.StoreUnavailable if a record could not be reached; the sweep rings then
     */
    public void answerAgainIn(DistributionId distribution, Duration wait) {
        ports.plans()
                .state(distribution)
                .ifPresent(state -> scheduleDoorbell(distribution, state.nextDoorbell(), coming(state), wait));
    }

    /** Leaves a distribution to another run, soon: there is no time left in this one. */
    public void leave(DistributionId distribution) {
        doorbells.notify(List.of(distribution));
    }

    /** Rings for every distribution, so that whatever was left lying is looked at again. */
    public void sweep() {
        doorbells.notify(ports.plans().distributions());
    }

    private Optional<Instant> coming(DistributionState state) {
        Instant now = ports.clock().instant();
        return state.nextDoorbell().filter(next -> next.isAfter(now));
    }

    private void scheduleDoorbell(
            DistributionId distribution, Optional<Instant> recorded, Optional<Instant> coming, Duration wait) {
        Instant at = ports.clock().instant().plus(wait);
        boolean comesInTime = coming.filter(next -> !next.isAfter(at)).isPresent();
        if (!comesInTime && ports.plans().moveNextDoorbell(distribution, recorded, at)) {
            doorbells.scheduleNext(distribution, at);
        }
    }
}
