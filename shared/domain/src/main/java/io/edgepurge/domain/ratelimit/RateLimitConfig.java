package io.edgepurge.domain.ratelimit;

import java.time.Duration;

/**
 * How often CloudFront's API may be called.
 *
 * @param callsPerSecond on average
 * @param burst calls that may follow each other without a pause; at least 3, so that both kinds of call have one
 */
public record RateLimitConfig(double callsPerSecond, int burst) {
    /** A third of this is one call, so that polls can be made too. */
    public static final int SMALLEST_BURST = 3;

    /**
     * What AWS grants without being asked: not published; a maintainer of an SDK names this rate.
     *
     * @see <a href="https://github.com/aws/aws-sdk-js/issues/3983">aws-sdk-js issue 3983</a>
     */
    public static final RateLimitConfig STANDARD = new RateLimitConfig(0.5, 9);

    /** @throws IllegalArgumentException if no call would ever be allowed */
    public RateLimitConfig {
        if (!(callsPerSecond > 0) || burst < SMALLEST_BURST) {
            throw new IllegalArgumentException(
                    "the rate limit must be above 0 calls per second with a burst of at least " + SMALLEST_BURST);
        }
    }

    /** The time in which one call becomes allowed. */
    Duration interval() {
        return Duration.ofMillis(Math.round(1_000 / callsPerSecond));
    }
}
