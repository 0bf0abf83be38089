package io.edgepurge.local.simulator;

import io.edgepurge.local.simulator.SimulatorSettings.Throttle;
import java.time.Duration;
import java.time.Instant;

/** Calls that may still be made now. It starts full. Safe for use by many threads. */
final class TokenBucket {
    private static final double MILLIS_PER_SECOND = 1_000;

    private double used;
    private Instant asOf;

    TokenBucket(Instant now) {
        this.asOf = now;
    }

    synchronized boolean tryTake(Throttle throttle, Instant now) {
        double regained = Duration.between(asOf, now).toMillis() / MILLIS_PER_SECOND * throttle.callsPerSecond();
        asOf = now;
        used = Math.max(0, used - regained);
        if (used + 1 > throttle.burst()) {
            return false;
        }
        used++;
        return true;
    }
}
