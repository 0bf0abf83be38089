package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.reconcile.PurgeQueue.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Emits the load of a distribution at the end of a run. */
final class LoadReporter {
    /** Number of queued items to read. This many find the oldest purge reliably enough for an alarm. */
    private static final int ITEMS_TO_READ = 100;

    private final ReconcilePorts ports;
    private final Capacity allowed;

    LoadReporter(ReconcilePorts ports, Capacity allowed) {
        this.ports = ports;
        this.allowed = allowed;
    }

    /** Emits the load unless the distribution was and still is idle. Failures are ignored. */
    void report(ReconcilePass pass) {
        ports.notifyObserver(observer -> {
            DistributionLoad load = loadOf(pass);
            if (pass.beganBusy() || !load.isIdle()) {
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
        Waiting waiting = pass.queueAsRead().orElseGet(() -> pass.readQueue(ITEMS_TO_READ));
        return waiting.heads().stream()
                .map(Claim::purge)
                .map(PurgeId::queuedAt)
                .min(Instant::compareTo)
                .map(since -> Duration.between(since, now))
                // the clock of the process that accepted the purge may be ahead
                .map(age -> age.isNegative() ? Duration.ZERO : age);
    }
}
