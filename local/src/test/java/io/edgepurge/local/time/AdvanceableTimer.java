package io.edgepurge.local.time;

import java.time.Duration;
import java.time.Instant;

/** The timer of this machine, which a test can also advance. Schedules that no test waits for run in real time. */
public final class AdvanceableTimer implements Timer {
    private final Timer system = Timer.system();
    private Duration ahead = Duration.ZERO;

    /** Advances the time and wakes the threads whose waiting time has passed. */
    public synchronized void advance(Duration duration) {
        ahead = ahead.plus(duration);
        notifyAll();
    }

    @Override
    public synchronized Instant now() {
        return system.now().plus(ahead);
    }

    @Override
    public synchronized void sleepUntil(Instant time) throws InterruptedException {
        for (Duration left = timeUntil(time); left.isPositive(); left = timeUntil(time)) {
            // Rounded up: wait(0) would wait forever.
            wait(left.plusMillis(1).toMillis());
        }
    }

    private Duration timeUntil(Instant time) {
        return Duration.between(now(), time);
    }
}
