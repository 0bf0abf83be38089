package io.edgepurge.local.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** A clock that follows another clock until it is stopped. A stopped clock moves only when it is advanced. Thread-safe. */
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

    /** Resumes from the current time of this clock. */
    synchronized void resume() {
        offset = Duration.between(base.instant(), instant());
        stoppedAt = Optional.empty();
    }

    /**
     * Advances the stopped clock.
     *
     * @throws IllegalStateException if the clock is running
     */
    synchronized void advance(Duration forward) {
        if (forward.isNegative()) {
            throw new IllegalArgumentException("the duration must not be negative: " + forward);
        }
        Instant stopped = stoppedAt.orElseThrow(() -> new IllegalStateException("the clock is running: stop it first"));
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
