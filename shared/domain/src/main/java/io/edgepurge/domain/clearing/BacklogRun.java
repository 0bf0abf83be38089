package io.edgepurge.domain.clearing;

import io.edgepurge.domain.reconcile.ReconcilePorts;
import java.time.Instant;
import java.util.Optional;

/** Works on one backlog until nothing is left of it, a cache fails, or the time is up. */
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

    End workOn(Backlog read) {
        Instant stop = now().plus(config.longestRun());
        Backlog backlog = read;
        Left left = Left.UNTRIED;
        while (left == Left.UNTRIED && now().isBefore(stop)) {
            Optional<Backlog> taken = moved(backlog, Optional.of(now().plus(config.lease())));
            if (taken.isEmpty()) {
                // somebody else is at it, and looks again before leaving
                return new End(plannable, Left.NOTHING);
            }
            Attempt attempt = new Attempt(ports, clearing, config, taken.get(), () -> !now().isBefore(stop));
            attempt.make();
            plannable |= attempt.hasCleared();
            backlog = giveBack(taken.get(), attempt.hasFailed());
            left = attempt.hasFailed() ? Left.FAILED : left(backlog);
        }
        return new End(plannable, left);
    }

    private Backlog giveBack(Backlog taken, boolean failed) {
        Optional<Instant> next = failed ? Optional.of(now().plus(config.retryInterval())) : Optional.empty();
        return moved(taken, next).orElse(taken);
    }

    private Optional<Backlog> moved(Backlog backlog, Optional<Instant> next) {
        return clearing.clearances().updateLease(backlog, next) ? Optional.of(backlog.withTryAfter(next)) : Optional.empty();
    }

    /** Whoever came while the backlog was taken has gone again, and relies on us. */
    private Left left(Backlog backlog) {
        return PendingClearance.due(clearing.clearances().waiting(backlog, Optional.empty(), 1), now())
                        .isEmpty()
                ? Left.NOTHING
                : Left.UNTRIED;
    }

    private Instant now() {
        return ports.clock().instant();
    }

    /** What remains for another run. */
    enum Left {
        NOTHING,
        /** At its time, soon. */
        FAILED,
        /** As soon as anybody can. */
        UNTRIED
    }

    /**
     * How a run ended.
     *
     * @param plannable whether anything may be planned that could not before
     */
    record End(boolean plannable, Left left) {}
}
