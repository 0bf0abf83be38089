package io.edgepurge.aws;

import io.edgepurge.domain.purge.StoreUnavailable;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Retries with exponential backoff and jitter.
 *
 * @param pause waits for the given time
 */
record Backoff(int attempts, RandomGenerator random, Consumer<Duration> pause) {
    private static final int FIRST_PAUSE_MILLIS = 20;
    private static final int LONGEST_PAUSE_MILLIS = 500;

    /** Returns a policy of ten attempts, with pauses of at most half a second. */
    static Backoff sleeping() {
        // SnapStart restores many environments from one snapshot. A generator seeded in the snapshot would give all of
        // them the same jitter.
        return new Backoff(10, new SecureRandom(), Backoff::sleep);
    }

    /**
     * Repeats an attempt until it is done.
     *
     * @param exhausted supplies the result if every attempt asked for a retry
     */
    <T> T retry(Supplier<Attempt<T>> attempt, Supplier<T> exhausted) {
        return repeat(attempt, last -> exhausted.get());
    }

    /**
     * Repeats an attempt until it is done.
     *
     * @throws StoreUnavailable the failure of the last attempt, if every attempt asked for a retry
     */
    <T> T retryOrThrow(Supplier<Attempt<T>> attempt) {
        return repeat(attempt, last -> {
            throw last;
        });
    }

    private <T> T repeat(Supplier<Attempt<T>> attempt, Function<StoreUnavailable, T> exhausted) {
        for (int number = 1; true; number++) {
            switch (attempt.get()) {
                case Attempt.Done<T>(T result) -> {
                    return result;
                }
                case Attempt.Retry<T>(StoreUnavailable failure) -> {
                    if (number >= attempts) {
                        return exhausted.apply(failure);
                    }
                }
            }
            pause.accept(pauseBefore(number));
        }
    }

    private Duration pauseBefore(int attempt) {
        int cap = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 8));
        return Duration.ofMillis(random.nextInt(cap / 2, cap + 1));
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while waiting to retry", e);
        }
    }
}
