package io.edgepurge.local.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A time source that can wait. Thread-safe. */
public interface Timer {
    /** Returns the current time. */
    Instant now();

    /** Waits until a time; returns immediately if it has passed. */
    void sleepUntil(Instant time) throws InterruptedException;

    /** Returns the timer of this machine. */
    static Timer system() {
        Clock clock = Clock.systemUTC();
        return new Timer() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void sleepUntil(Instant time) throws InterruptedException {
                Thread.sleep(Duration.between(now(), time));
            }
        };
    }
}
