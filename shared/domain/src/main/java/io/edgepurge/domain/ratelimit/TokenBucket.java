package io.edgepurge.domain.ratelimit;

import io.edgepurge.domain.account.DistributionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The contents of the token bucket at one moment. A full bucket holds two thirds of its tokens for creations, so that a burst
 * starts at once. While both kinds of call wait, polls earn 65% of the tokens, so that they keep up with creations.
 *
 * <p>The bucket has a time of its own, {@code at}, which only moves forward. The clocks of workers differ, so {@link RateLimiter}
 * translates them to this time. Places in line expire by it too.
 *
 * @param creates tokens for creations, with fractions
 * @param polls tokens for polls, with fractions
 * @param at time of the last refill, on the fastest clock that has used the bucket
 * @param waiting distributions that wait for a token, in the order in which they get one
 */
public record TokenBucket(double creates, double polls, Instant at, List<Waiter> waiting) {
    private static final double CREATES_OF_A_BURST = 2.0 / 3;

    /** The share of creations while polls wait too. */
    private static final double CREATES_OF_REFILL = 0.35;

    /** Tolerates rounding, or a worker that waited as long as it was told might not get its token. */
    private static final double ROUNDING = 1e-6;

    public TokenBucket {
        waiting = List.copyOf(waiting);
    }

    /** Creates a bucket for which no distribution waits. */
    public TokenBucket(double creates, double polls, Instant at) {
        this(creates, polls, at, List.of());
    }

    /** Returns a bucket that allows a whole burst. */
    static TokenBucket full(RateLimitConfig config, Instant at) {
        return new TokenBucket(config.burst() * CREATES_OF_A_BURST, config.burst() * (1 - CREATES_OF_A_BURST), at);
    }

    /**
     * Adds the tokens earned until now. Tokens that overflow one share go to the other share. An earlier time than {@code at}
     * changes nothing.
     */
    TokenBucket refilled(RateLimitConfig config, Instant now) {
        if (!now.isAfter(at)) {
            return this;
        }
        double earned = Duration.between(at, now).toNanos() / 1e9 * config.callsPerSecond();
        TokenBucket full = full(config, now);
        double refilledCreates = creates + earned * CREATES_OF_REFILL;
        double refilledPolls = polls + earned * (1 - CREATES_OF_REFILL);
        double spareCreates = Math.max(0, refilledCreates - full.creates);
        double sparePolls = Math.max(0, refilledPolls - full.polls);
        return new TokenBucket(
                Math.min(full.creates, refilledCreates + sparePolls),
                Math.min(full.polls, refilledPolls + spareCreates),
                now,
                waiting);
    }

    double tokensFor(ApiCall call) {
        return switch (call) {
            case CREATE -> creates;
            case POLL -> polls;
        };
    }

    /** Returns true if enough tokens are left for this call and for those that wait before it. */
    boolean hasTokenAt(RateLimitConfig config, Place place) {
        return tokensFor(place.call()) + ROUNDING >= tokensNeeded(config, place);
    }

    /** Returns true if a token is left besides one for this call, and no other distribution waits for the same kind of call. */
    boolean hasTokenBeside(Place place) {
        boolean othersWait = waiting.stream()
                .anyMatch(waiter ->
                        waiter.call() == place.call() && waiter.expiresAt().isAfter(at) && !place.belongsTo(waiter));
        return !othersWait && tokensFor(place.call()) + ROUNDING >= 2;
    }

    /** Takes a token, and the distribution out of the line. */
    TokenBucket taken(Place place) {
        List<Waiter> others = waiting.stream()
                .filter(waiter -> waiter.expiresAt().isAfter(at) && !place.belongsTo(waiter))
                .toList();
        return switch (place.call()) {
            case CREATE -> new TokenBucket(creates - 1, polls, at, others);
            case POLL -> new TokenBucket(creates, polls - 1, at, others);
        };
    }

    /** Returns this bucket, tokens unchanged, with the distribution in line until {@code expiresAt}. */
    TokenBucket withWaiter(Place place, Instant expiresAt) {
        Waiter own = new Waiter(place.call(), place.distribution(), expiresAt);
        List<Waiter> line = new ArrayList<>(waiting);
        line.removeIf(waiter -> !waiter.expiresAt().isAfter(at) && !place.belongsTo(waiter));
        boolean known = line.stream().anyMatch(place::belongsTo);
        line.replaceAll(waiter -> place.belongsTo(waiter) ? own : waiter);
        if (!known) {
            line.add(own);
        }
        return new TokenBucket(creates, polls, at, line);
    }

    /**
     * Returns the shortest time until the call's turn: as if no other call took a token meanwhile.
     *
     * @param config the rate at which both kinds of token are added
     */
    Duration untilTurn(RateLimitConfig config, Place place) {
        TokenBucket full = full(config, at);
        boolean create = place.call() == ApiCall.CREATE;
        double own = config.callsPerSecond() * (create ? CREATES_OF_REFILL : 1 - CREATES_OF_REFILL);
        double others = config.callsPerSecond() - own;
        double untilOverflow = (create ? full.polls - polls : full.creates - creates) / others;
        double missing = tokensNeeded(config, place) - tokensFor(place.call());
        double alone = missing / own;
        double seconds = alone <= untilOverflow
                ? alone
                : untilOverflow + (missing - own * untilOverflow) / config.callsPerSecond();
        return Duration.ofMillis((long) Math.ceil(seconds * 1_000));
    }

    /** Never needs more than a full bucket, or distributions that don't come back would block all others. */
    private double tokensNeeded(RateLimitConfig config, Place place) {
        int before = 0;
        for (Waiter waiter : waiting) {
            if (place.belongsTo(waiter)) {
                break;
            }
            if (waiter.call() == place.call() && waiter.expiresAt().isAfter(at)) {
                before++;
            }
        }
        return Math.min(1.0 + before, full(config, at).tokensFor(place.call()));
    }

    /** A call for a distribution that asks for a token. */
    record Place(ApiCall call, DistributionId distribution) {
        boolean belongsTo(Waiter waiter) {
            return waiter.isFor(call, distribution);
        }
    }
}
