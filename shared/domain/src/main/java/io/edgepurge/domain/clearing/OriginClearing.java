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
 * Clears the origin caches of endpoints and lets the worker plan the items that joined the queue. A lease makes sure that one
 * worker at a time handles an endpoint, and a slow cache delays only its own endpoint. It can stop between any two steps and
 * start again. Safe for use by concurrent threads and processes.
 */
public final class OriginClearing {
    /**
     * Maximum endpoints cleared concurrently. The next doorbell handles the others. Each needs up to 64 connections, and a Lambda
     * function has 1,024 file descriptors.
     *
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda quotas</a>
     */
    private static final int MAX_CONCURRENT = 12;

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
     * Clears the backlogs of these distributions, plans the cleared items, and schedules a doorbell for the rest.
     *
     * @throws io.edgepurge.domain.purge.StoreUnavailable if a store is unavailable; nothing is lost and the caller may retry
     */
    public void clear(Collection<DistributionId> distributions) {
        Instant now = ports.clock().instant();
        List<Backlog> backlogs = distributions.stream()
                .flatMap(distribution -> clearing.clearances().backlogs(distribution).stream())
                .sorted(Comparator.comparing(backlog -> backlog.untilDue(now)))
                .toList();
        List<Backlog> due = backlogs.stream()
                .filter(backlog -> backlog.untilDue(now).isZero())
                .limit(MAX_CONCURRENT)
                .toList();
        scheduleDoorbells(backlogs.subList(due.size(), backlogs.size()), now);
        clearing.runner().map(due, this::run);
    }

    private void scheduleDoorbells(List<Backlog> left, Instant now) {
        Map<DistributionId, Duration> waits = left.stream()
                .collect(Collectors.toMap(
                        Backlog::distribution,
                        backlog -> backlog.untilDue(now),
                        (one, other) -> one.compareTo(other) < 0 ? one : other));
        waits.forEach(worker::requeueAfter);
    }

    private BacklogRun.RunResult run(Backlog backlog) {
        BacklogRun.RunResult result = new BacklogRun(ports, clearing, config).run(backlog);
        if (result.plannable()) {
            worker.reconcile(backlog.distribution(), List.of());
        }
        switch (result.remaining()) {
            case NOTHING -> {}
            case FAILED -> worker.requeueAfter(backlog.distribution(), config.retryInterval());
            case UNTRIED -> worker.requeueNow(backlog.distribution());
        }
        return result;
    }
}
