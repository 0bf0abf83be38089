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
 * Reconciles a distribution when a doorbell arrives, and schedules the next doorbell if work is left.
 *
 * <p>Doorbells don't multiply. The distribution records the time of its next doorbell, and a worker sends a delayed doorbell
 * only if it has changed that time. A recorded time in the past is ignored, so a lost doorbell causes only a delay. Safe for
 * use by concurrent threads and processes.
 */
public final class InvalidationWorker {
    /** A doorbell that comes this much later is early enough. Otherwise each run would send another for the same poll. */
    private static final Duration TOLERATED_LATENESS = Duration.ofMillis(200);

    /** Maximum attempts to record the next doorbell. Each conflict means that another worker has just recorded one. */
    private static final int ATTEMPTS = 5;

    private final ReconcilePorts ports;
    private final Doorbells doorbells;
    private final Reconciler reconciler;

    public InvalidationWorker(ReconcilePorts ports, ReconcileConfig config, Doorbells doorbells) {
        this.ports = ports;
        this.doorbells = doorbells;
        this.reconciler = new Reconciler(ports, config);
    }

    /**
     * Reconciles one distribution.
     *
     * @param scheduledFor the scheduled times of the doorbells that triggered this call; an immediate doorbell has none
     * @return the work on the distribution that this worker doesn't do
     * @throws io.edgepurge.domain.purge.StoreUnavailable if a store is unavailable; nothing is lost and the caller may retry
     */
    public FollowUp reconcile(DistributionId distribution, Collection<Instant> scheduledFor) {
        Optional<DistributionState> found = ports.plans().state(distribution);
        if (found.isEmpty()) {
            return FollowUp.NONE;
        }
        ReconcileRun run = reconciler.newRun();
        ReconcileResult result = reconciler.reconcile(distribution, found.get(), run);
        if (result.requeueAfter().isPresent()) {
            scheduleDoorbell(
                    distribution, found, scheduledFor, result.requeueAfter().get());
        }
        return new FollowUp(
                found.get().originCaches(), found.get().unverified().isPresent() || run.hasScheduledVisits());
    }

    /**
     * Schedules the next doorbell, unless an earlier one is already scheduled.
     *
     * @throws io.edgepurge.domain.purge.StoreUnavailable if the store is unavailable; the sweep sends a doorbell then
     */
    public void requeueAfter(DistributionId distribution, Duration delay) {
        scheduleDoorbell(distribution, ports.plans().state(distribution), List.of(), delay);
    }

    /** Sends an immediate doorbell, because the current invocation has no time left for the distribution. */
    public void requeueNow(DistributionId distribution) {
        doorbells.notify(List.of(distribution));
    }

    /** Sends a doorbell for every distribution, which makes up for lost ones. */
    public void sweep() {
        doorbells.notify(ports.plans().distributions());
    }

    /**
     * Records the time of the next doorbell and sends it. After a conflict, reads the distribution again: the other worker's
     * doorbell may come later than this one.
     *
     * @param found the distribution as it was read last
     * @param received the scheduled times of doorbells that have arrived
     */
    private void scheduleDoorbell(
            DistributionId distribution,
            Optional<DistributionState> found,
            Collection<Instant> received,
            Duration delay) {
        Instant at = ports.clock().instant().plus(delay);
        Optional<DistributionState> state = found;
        for (int attempt = 0; attempt < ATTEMPTS && state.isPresent(); attempt++) {
            Optional<Instant> recorded = state.get().nextDoorbell();
            if (arrivesInTime(recorded, received, at)) {
                return;
            }
            if (ports.plans().moveNextDoorbell(distribution, recorded, at)) {
                doorbells.scheduleNext(distribution, at);
                return;
            }
            state = ports.plans().state(distribution);
        }
    }

    private boolean arrivesInTime(Optional<Instant> recorded, Collection<Instant> received, Instant at) {
        Instant now = ports.clock().instant();
        return recorded.filter(next -> next.isAfter(now) && !received.contains(next))
                .filter(next -> !next.isAfter(at.plus(TOLERATED_LATENESS)))
                .isPresent();
    }
}
