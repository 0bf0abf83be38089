package io.edgepurge.domain.clearing;

import io.edgepurge.domain.reconcile.ReconcilePorts;
import java.time.Instant;
import java.util.Optional;

/** Clears one backlog until it is empty, a cache fails, or the time is up. Holds the backlog's lease meanwhile. */
final class BacklogRun {
    private final ReconcilePorts ports;
    private final ClearingPorts clearing;
    private final ClearingConfig config;
    private boolean plannable;

    BacklogRun(ReconcilePorts ports, ClearingPorts clearing, ClearingConfig config) {
        this.ports = ports;
        this.clearing = clearing;
        this.config = config;
    }

    RunResult run(Backlog read) {
        Instant stop = now().plus(config.longestRun());
        Backlog backlog = read;
        Remaining remaining = Remaining.UNTRIED;
        while (remaining == Remaining.UNTRIED && now().isBefore(stop)) {
            Optional<Instant> lease = Optional.of(now().plus(config.lease()));
            if (!clearing.clearances().updateLease(backlog, lease)) {
                // the worker that holds the lease checks for new items before it stops
                return new RunResult(plannable, Remaining.NOTHING);
            }
            Backlog leased = backlog.withTryAfter(lease);
            ClearingPass pass = new ClearingPass(ports, clearing, config, leased, () -> !now().isBefore(stop));
            pass.run();
            plannable |= pass.hasCleared();
            backlog = release(leased, pass);
            remaining = pass.hasFailed() ? Remaining.FAILED : remaining(backlog);
        }
        return new RunResult(plannable, remaining);
    }

    /** Releases the lease. After a failure, the backlog backs off for the retry interval. */
    private Backlog release(Backlog leased, ClearingPass pass) {
        if (pass.hasFailed()) {
            clearing.clearances().backOff(leased, now().plus(config.retryInterval()), pass.resumeAfter());
            return leased;
        }
        return clearing.clearances().updateLease(leased, Optional.empty())
                ? leased.withTryAfter(Optional.empty())
                : leased;
    }

    /** Checks for items that were added while this worker held the lease, because other workers have skipped them. */
    private Remaining remaining(Backlog backlog) {
        DueClearances due = new DueClearances(clearing.clearances(), backlog, ports.clock());
        return due.after(Optional.empty()).isEmpty() ? Remaining.NOTHING : Remaining.UNTRIED;
    }

    private Instant now() {
        return ports.clock().instant();
    }

    /** The work that a run leaves for another one. */
    enum Remaining {
        NOTHING,
        /** Items whose caches failed; retried after the retry interval. */
        FAILED,
        /** Items that were not tried; another run can start at once. */
        UNTRIED
    }

    /**
     * The result of a run.
     *
     * @param plannable true if items have joined the queue of their distribution
     */
    record RunResult(boolean plannable, Remaining remaining) {}
}
