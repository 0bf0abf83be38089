package io.edgepurge.simulation;

import static io.edgepurge.simulation.Violation.unless;

import io.edgepurge.domain.ratelimit.RateLimitConfig;
import io.edgepurge.domain.ratelimit.TokenBucket;
import java.time.Duration;
import java.util.Optional;

/** The token bucket as it was last stored. Every permit must take one token. */
final class ExpectedTokenBucket {
    private static final double ROUNDING = 1e-6;

    private Optional<TokenBucket> last = Optional.empty();

    /** Checks a new bucket. Returns whether a token was taken; otherwise only the line of waiting distributions changed. */
    boolean replaced(TokenBucket next) {
        if (last.filter(bucket -> hasSameTokens(bucket, next)).isPresent()) {
            last = Optional.of(next);
            return false;
        }
        double available = last.map(bucket -> sum(bucket) + refill(bucket, next))
                .orElse((double) RateLimitConfig.STANDARD.burst());
        unless(sum(next) + 1 <= available + ROUNDING, "a token was taken twice: %s was stored after %s", next, last);
        last = Optional.of(next);
        return true;
    }

    private static boolean hasSameTokens(TokenBucket one, TokenBucket other) {
        return one.creates() == other.creates()
                && one.polls() == other.polls()
                && one.at().equals(other.at());
    }

    private static double sum(TokenBucket bucket) {
        return bucket.creates() + bucket.polls();
    }

    private static double refill(TokenBucket before, TokenBucket next) {
        return Duration.between(before.at(), next.at()).toNanos() / 1e9 * RateLimitConfig.STANDARD.callsPerSecond();
    }
}
