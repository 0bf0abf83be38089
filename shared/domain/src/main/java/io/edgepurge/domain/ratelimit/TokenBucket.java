package io.edgepurge.domain.ratelimit;

import java.time.Duration;
import java.time.Instant;

/**
 * Calls in hand at one moment.
 *
 * @param creates calls in hand for creations, with fractions
 * @param polls calls in hand for polls, with fractions
 */
public record TokenBucket(double creates, double polls, Instant at) {
    private static final double SHARE_OF_CREATES = 2.0 / 3;

    static TokenBucket full(RateLimitConfig config, Instant at) {
        return new TokenBucket(config.burst() * SHARE_OF_CREATES, config.burst() * (1 - SHARE_OF_CREATES), at);
    }

    /** What has come in until now; what one kind has no room for goes to the other. */
    TokenBucket refilled(RateLimitConfig config, Instant now) {
        double seconds = Math.max(0, Duration.between(at, now).toNanos() / 1e9);
        double income = seconds * config.callsPerSecond();
        TokenBucket full = full(config, now);
        double createsWanted = creates + income * SHARE_OF_CREATES;
        double pollsWanted = polls + income * (1 - SHARE_OF_CREATES);
        double spareCreates = Math.max(0, createsWanted - full.creates);
        double sparePolls = Math.max(0, pollsWanted - full.polls);
        return new TokenBucket(
                Math.min(full.creates, createsWanted + sparePolls),
                Math.min(full.polls, pollsWanted + spareCreates),
                now.isAfter(at) ? now : at);
    }

    double tokensFor(ApiCall call) {
        return switch (call) {
            case CREATE -> creates;
            case POLL -> polls;
        };
    }

    TokenBucket less(ApiCall call) {
        return switch (call) {
            case CREATE -> new TokenBucket(creates - 1, polls, at);
            case POLL -> new TokenBucket(creates, polls - 1, at);
        };
    }

    /** How long until a call of this kind is in hand, at the latest. */
    Duration untilNext(RateLimitConfig config, ApiCall call) {
        double share = call == ApiCall.CREATE ? SHARE_OF_CREATES : 1 - SHARE_OF_CREATES;
        double seconds = (1 - tokensFor(call)) / (config.callsPerSecond() * share);
        return Duration.ofMillis((long) Math.ceil(seconds * 1_000));
    }
}
