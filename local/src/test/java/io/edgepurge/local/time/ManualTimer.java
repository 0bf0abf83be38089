package io.edgepurge.local.time;

import java.time.Duration;
import java.time.Instant;

/** A timer whose time passes only when a test advances it. */
public final class ManualTimer implements Timer {
    private Instant now;

    public ManualTimer(Instant start) {
        now = start;
    }

    /** Advances the time and wakes the threads whose waiting time has passed. */
    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
        notifyAll();
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void sleepUntil(Instant time) throws InterruptedException {
        while (now.isBefore(time)) {
            wait();
        }
    }
}
