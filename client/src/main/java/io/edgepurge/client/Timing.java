package io.edgepurge.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The clock, the sleeper and the random numbers of a client. Tests replace them with virtual ones. */
record Timing(InstantSource clock, Sleeper sleeper, RandomGenerator random) {
    /** Blocks for some time. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    static Timing real() {
        return new Timing(InstantSource.system(), Thread::sleep, RandomGenerator.getDefault());
    }

    Instant now() {
        return clock.instant();
    }

    /** @throws InterruptedException if the thread is interrupted */
    void sleep(Duration time) throws InterruptedException {
        sleeper.sleep(time);
    }

    /** Returns a random duration up to a maximum, so that many clients do not retry at once. */
    Duration jitter(Duration longest) {
        return Duration.ofMillis(random.nextLong(longest.toMillis() + 1));
    }
}
