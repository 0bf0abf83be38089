package io.edgepurge.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The time of day, and how to let it pass; tests turn it themselves. */
record Timing(InstantSource clock, Pause pause, RandomGenerator random) {
    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    static Timing real() {
        return new Timing(InstantSource.system(), Thread::sleep, RandomGenerator.getDefault());
    }

    Instant now() {
        return clock.instant();
    }

    /** @throws InterruptedException if somebody does not want to wait */
    void sleep(Duration time) throws InterruptedException {
        pause.sleep(time);
    }

    /** Anything up to a time, so that many callers do not come back at once. */
    Duration upTo(Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
    }
}
