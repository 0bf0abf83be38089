package io.edgepurge.domain.ratelimit;

import java.time.Duration;

/** The result of asking the {@link RateLimiter} for a permit. */
public sealed interface RateLimitResult {
    /** One call may be made now. Its token has been taken. */
    record Permit() implements RateLimitResult {}

    /**
     * No token is left. Nothing has changed.
     *
     * @param duration time until the next attempt can succeed
     */
    record Wait(Duration duration) implements RateLimitResult {}
}
