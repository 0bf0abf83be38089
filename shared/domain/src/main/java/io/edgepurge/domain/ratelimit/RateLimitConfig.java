package io.edgepurge.domain.ratelimit;

import java.time.Duration;

/**
 * Size and refill rate of the token bucket for CloudFront API calls.
 *
 * @param callsPerSecond tokens added per second
 * @param burst tokens that a full bucket holds; at least 3, so that both kinds of call have one
 */
public record RateLimitConfig(double callsPerSecond, int burst) {
    /** Minimum burst. One third of it is one token, so polls are possible. */
    public static final int SMALLEST_BURST = 3;

    /**
     * The default rate of an AWS account. AWS doesn't publish it; an SDK maintainer states this number.
     *
     * @see <a href="https://github.com/aws/aws-sdk-js/issues/3983">aws-sdk-js issue 3983</a>
     */
    public static final RateLimitConfig STANDARD = new RateLimitConfig(0.5, 9);

    /** @throws IllegalArgumentException if the settings would never allow a call of one kind */
    public RateLimitConfig {
        if (!(callsPerSecond > 0) || burst < SMALLEST_BURST) {
            throw new IllegalArgumentException(
                    "the rate limit must be above 0 calls per second with a burst of at least " + SMALLEST_BURST);
        }
    }

    /** Returns the time in which the bucket gains one token. */
    Duration interval() {
        return Duration.ofMillis(Math.round(1_000 / callsPerSecond));
    }
}
