package io.edgepurge.simulation;

import static io.edgepurge.simulation.Violation.unless;

import io.edgepurge.domain.ratelimit.RateLimitConfig;
import io.edgepurge.domain.ratelimit.TokenBucket;
import java.time.Duration;
import java.util.Optional;

/** The pace as it was last stored: whoever takes a call from it leaves one less. */
final class ExpectedTokenBucket {
    private static final double LAST_DIGIT_OF_A_FRACTION = 1e-6;

    private Optional<TokenBucket> last = Optional.empty();

    void taken(TokenBucket next) {
        double had = last.map(bucket -> sum(bucket) + income(bucket, next))
                .orElse((double) RateLimitConfig.STANDARD.burst());
        unless(
                sum(next) + 1 <= had + LAST_DIGIT_OF_A_FRACTION,
                "a call was taken from the pace twice: %s came after %s",
                next,
                last);
        last = Optional.of(next);
    }

    private static double sum(TokenBucket bucket) {
        return bucket.creates() + bucket.polls();
    }

    private static double income(TokenBucket before, TokenBucket next) {
        return Duration.between(before.at(), next.at()).toNanos() / 1e9 * RateLimitConfig.STANDARD.callsPerSecond();
    }
}
