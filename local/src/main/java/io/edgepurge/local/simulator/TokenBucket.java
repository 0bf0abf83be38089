package io.edgepurge.local.simulator;

import io.edgepurge.local.simulator.SimulatorSettings.Throttle;
import java.time.Duration;
import java.time.Instant;

/** A token bucket that starts full. Thread-safe. */
final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Tolerates floating-point rounding errors in sums of fractions. */
    private static final double ROUNDING_TOLERANCE = 1e-9;

    private double used;
    private Instant asOf;

    TokenBucket(Instant now) {
        this.asOf = now;
    }

    synchronized boolean tryAcquire(Throttle throttle, Instant now) {
        double regained = Duration.between(asOf, now).toNanos() / NANOS_PER_SECOND * throttle.callsPerSecond();
        asOf = now;
        used = Math.max(0, used - Math.max(0, regained));
        if (used + 1 > throttle.burst() + ROUNDING_TOLERANCE) {
            return false;
        }
        used++;
        return true;
    }
}
