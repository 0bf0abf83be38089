package io.edgepurge.local.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Runs with another clock until it is stopped; then it moves only when turned. Safe for use by many threads. */
final class AdjustableClock extends Clock {
    private final Clock base;
    private Duration offset = Duration.ZERO;
    private Optional<Instant> stoppedAt = Optional.empty();

    AdjustableClock(Clock base) {
        this.base = base;
    }

    @Override
    public synchronized Instant instant() {
        return stoppedAt.orElseGet(() -> base.instant().plus(offset));
    }

    synchronized boolean isStopped() {
        return stoppedAt.isPresent();
    }

    synchronized void stop() {
        stoppedAt = Optional.of(instant());
    }

    /** From where it stands. */
    synchronized void resume() {
        offset = Duration.between(base.instant(), instant());
        stoppedAt = Optional.empty();
    }

    /** @throws IllegalStateException if it runs by itself */
    synchronized void advance(Duration forward) {
        if (forward.isNegative()) {
            throw new IllegalArgumentException("a clock turns forward only: " + forward);
        }
        Instant stopped =
                stoppedAt.orElseThrow(() -> new IllegalStateException("the clock runs by itself: stop it first"));
        stoppedAt = Optional.of(stopped.plus(forward));
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the simulator has one clock");
    }
}
