package io.edgepurge.domain.ratelimit;

import io.edgepurge.domain.ratelimit.RateLimitResult.Permit;
import io.edgepurge.domain.ratelimit.RateLimitResult.Wait;
import java.time.Instant;
import java.util.Optional;

/**
 * A rate limiter for the CloudFront API: a token bucket that all workers of the stack share. Creations get two thirds of the
 * tokens and polls get one third; each may use what the other leaves. Safe for use by concurrent workers.
 */
public final class RateLimiter {
    /** Maximum attempts to replace the bucket. If other workers win this often, they have taken the tokens anyway. */
    private static final int ATTEMPTS = 5;

    private final TokenBucketStore store;
    private final RateLimitConfig config;

    public RateLimiter(TokenBucketStore store, RateLimitConfig config) {
        this.store = store;
        this.config = config;
    }

    /** Takes a token for one call, or returns the time to wait before the next attempt. */
    public RateLimitResult tryAcquire(ApiCall call, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<TokenBucket> read = store.read();
            TokenBucket refilled =
                    read.orElseGet(() -> TokenBucket.full(config, now)).refilled(config, now);
            if (refilled.tokensFor(call) < 1) {
                return new Wait(refilled.untilNext(config, call));
            }
            if (store.replace(read, refilled.minusOne(call))) {
                return new Permit();
            }
        }
        return new Wait(config.interval());
    }
}
