package io.edgepurge.aws;

import io.edgepurge.domain.purge.StoreUnavailable;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Tries again what others were in the way of, after pauses that grow and differ.
 *
 * @param pause waits for a while
 */
record Backoff(int attempts, RandomGenerator random, Consumer<Duration> pause) {
    private static final int FIRST_PAUSE_MILLIS = 20;
    private static final int LONGEST_PAUSE_MILLIS = 500;

    /** Up to ten attempts, with pauses of at most half a second. */
    static Backoff sleeping() {
        // SnapStart restores many environments from one state: a generator that is seeded in it would let them all
        // pause alike.
        return new Backoff(10, new SecureRandom(), Backoff::sleep);
    }

    /** The attempt's result, or nothing if every attempt came to nothing. */
    <T> Optional<T> tried(IntFunction<Optional<T>> attempt) {
        for (int number = 0; number < attempts; number++) {
            if (number > 0) {
                pause.accept(before(number));
            }
            Optional<T> result = attempt.apply(number);
            if (result.isPresent()) {
                return result;
            }
        }
        return Optional.empty();
    }

    /** The attempt's result; throws {@link StoreUnavailable} if every attempt came to nothing. */
    <T> T until(IntFunction<Optional<T>> attempt) {
        return tried(attempt)
                .orElseThrow(() ->
                        new StoreUnavailable("others wrote the same item at the same moment, " + attempts + " times"));
    }

    private Duration before(int attempt) {
        int cap = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempt, 8));
        return Duration.ofMillis(random.nextInt(cap / 2, cap + 1));
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while others wrote the same item", e);
        }
    }
}
