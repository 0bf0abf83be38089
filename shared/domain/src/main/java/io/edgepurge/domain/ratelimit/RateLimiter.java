package io.edgepurge.domain.ratelimit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often CloudFront's API may be called, counted for all workers of the AWS account together. Creations are given two
 * thirds of the calls and polls one; what one of them leaves, the other may use. Safe for use by many workers at once.
 */
public final class RateLimiter {
    /** When so many others take calls at the same moment, there is none left for us anyway. */
    private static final int ATTEMPTS = 5;

    private final TokenBucketStore store;
    private final RateLimitConfig config;

    public RateLimiter(TokenBucketStore store, RateLimitConfig config) {
        this.store = store;
        this.config = config;
    }

    /**
     * Takes a call, or says how long to wait before asking again.
     *
     * @return nothing if the call may be made now
     */
    public Optional<Duration> tryAcquire(ApiCall call, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<TokenBucket> read = store.pace();
            TokenBucket refilled =
                    read.orElseGet(() -> TokenBucket.full(config, now)).refilled(config, now);
            if (refilled.tokensFor(call) < 1) {
                return Optional.of(refilled.untilNext(config, call));
            }
            if (store.replace(read, refilled.less(call))) {
                return Optional.empty();
            }
        }
        return Optional.of(config.interval());
    }
}
