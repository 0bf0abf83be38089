package io.edgepurge.domain.clearing;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Clears the caches behind endpoints, and has the worker plan what became plannable. Each endpoint is worked on by itself, so
 * a slow cache delays only what waits for it. May be stopped between any two steps and started again, and may run twice at
 * once. Safe for use by many threads and many processes.
 */
public final class OriginClearing {
    /** Endpoints worked on together; the others are left to the next bell. */
    private static final int MOST_AT_ONCE = 16;

    private final ReconcilePorts ports;
    private final ClearingPorts clearing;
    private final ClearingConfig config;
    private final InvalidationWorker worker;

    public OriginClearing(
            ReconcilePorts ports, ClearingPorts clearing, ClearingConfig config, InvalidationWorker worker) {
        this.ports = ports;
        this.clearing = clearing;
        this.config = config;
        this.worker = worker;
    }

    /**
     * Clears what waits on these distributions, plans it, and sets a bell for what is left.
     *
     * @throws io.edgepurge.domain.purge.StoreUnavailable if a record could not be reached; nothing is lost, ring again
     */
    public void clear(Collection<DistributionId> distributions) {
        Instant now = ports.clock().instant();
        List<Backlog> backlogs = distributions.stream()
                .flatMap(distribution -> clearing.clearances().backlogs(distribution).stream())
                .sorted(Comparator.comparing(backlog -> backlog.untilDue(now)))
                .toList();
        List<Backlog> due = backlogs.stream()
                .filter(backlog -> backlog.untilDue(now).isZero())
                .limit(MOST_AT_ONCE)
                .toList();
        scheduleDoorbells(backlogs.subList(due.size(), backlogs.size()), now);
        clearing.runner().map(due, this::workOn);
    }

    private void scheduleDoorbells(List<Backlog> left, Instant now) {
        Map<DistributionId, Duration> waits = left.stream()
                .collect(Collectors.toMap(
                        Backlog::distribution,
                        backlog -> backlog.untilDue(now),
                        (one, other) -> one.compareTo(other) < 0 ? one : other));
        waits.forEach(worker::requeueAfter);
    }

    private BacklogRun.End workOn(Backlog backlog) {
        BacklogRun run = new BacklogRun(ports, clearing, config);
        BacklogRun.End end = run.workOn(backlog);
        if (end.plannable()) {
            worker.reconcile(backlog.distribution(), List.of());
        }
        switch (end.left()) {
            case NOTHING -> {}
            case FAILED -> worker.requeueAfter(backlog.distribution(), config.retryInterval());
            case UNTRIED -> worker.requeueNow(backlog.distribution());
        }
        return end;
    }
}
