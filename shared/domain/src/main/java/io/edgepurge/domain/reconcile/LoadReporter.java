package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.reconcile.PurgeQueue.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells what a distribution carries when a run over it ends. */
final class LoadReporter {
    /** The heads of so many accounts' queues tell what has waited longest, well enough to be woken by. */
    private static final int ENOUGH = 100;

    private final ReconcilePorts ports;
    private final Capacity allowed;

    LoadReporter(ReconcilePorts ports, Capacity allowed) {
        this.ports = ports;
        this.allowed = allowed;
    }

    /** Tells it, unless the distribution was idle and is. What it takes to know may fail without harm. */
    void tell(ReconcilePass pass) {
        ports.tell(observer -> {
            DistributionLoad load = loadOf(pass);
            if (pass.beganBusy() || !load.isNone()) {
                observer.ran(pass.distribution(), load);
            }
        });
    }

    private DistributionLoad loadOf(ReconcilePass pass) {
        int files = pass.live().stream().mapToInt(plan -> plan.paths().files()).sum();
        int wildcards =
                pass.live().stream().mapToInt(plan -> plan.paths().wildcards()).sum();
        return new DistributionLoad(files, wildcards, allowed, oldestQueued(pass));
    }

    private Optional<Duration> oldestQueued(ReconcilePass pass) {
        Instant now = ports.clock().instant();
        Waiting waiting = pass.waitingAsRead().orElseGet(() -> pass.waiting(ENOUGH));
        return waiting.heads().stream()
                .map(Claim::purge)
                .map(PurgeId::queuedAt)
                .min(Instant::compareTo)
                .map(since -> Duration.between(since, now));
    }
}
