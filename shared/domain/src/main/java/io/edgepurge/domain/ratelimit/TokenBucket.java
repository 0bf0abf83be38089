package io.edgepurge.domain.ratelimit;

import java.time.Duration;
import java.time.Instant;

/**
 * The contents of the token bucket at one moment. Two thirds of the tokens are for creations, one third is for polls.
 *
 * @param creates tokens for creations, with fractions
 * @param polls tokens for polls, with fractions
 * @param at time of the last refill
 */
public record TokenBucket(double creates, double polls, Instant at) {
    private static final double SHARE_OF_CREATES = 2.0 / 3;

    /** Returns a bucket that allows a whole burst. */
    static TokenBucket full(RateLimitConfig config, Instant at) {
        return new TokenBucket(config.burst() * SHARE_OF_CREATES, config.burst() * (1 - SHARE_OF_CREATES), at);
    }

    /** Adds the tokens earned until now. Tokens that overflow one share go to the other share. */
    TokenBucket refilled(RateLimitConfig config, Instant now) {
        double seconds = Math.max(0, Duration.between(at, now).toNanos() / 1e9);
        double earned = seconds * config.callsPerSecond();
        TokenBucket full = full(config, now);
        double refilledCreates = creates + earned * SHARE_OF_CREATES;
        double refilledPolls = polls + earned * (1 - SHARE_OF_CREATES);
        double spareCreates = Math.max(0, refilledCreates - full.creates);
        double sparePolls = Math.max(0, refilledPolls - full.polls);
        return new TokenBucket(
                Math.min(full.creates, refilledCreates + sparePolls),
                Math.min(full.polls, refilledPolls + spareCreates),
                now.isAfter(at) ? now : at);
    }

    double tokensFor(ApiCall call) {
        return switch (call) {
            case CREATE -> creates;
            case POLL -> polls;
        };
    }

    TokenBucket minusOne(ApiCall call) {
        return switch (call) {
            case CREATE -> new TokenBucket(creates - 1, polls, at);
            case POLL -> new TokenBucket(creates, polls - 1, at);
        };
    }

    /** Returns an upper bound of the time until a token for this kind of call is available. */
    Duration untilNext(RateLimitConfig config, ApiCall call) {
        double share = call == ApiCall.CREATE ? SHARE_OF_CREATES : 1 - SHARE_OF_CREATES;
        double seconds = (1 - tokensFor(call)) / (config.callsPerSecond() * share);
        return Duration.ofMillis((long) Math.ceil(seconds * 1_000));
    }
}
