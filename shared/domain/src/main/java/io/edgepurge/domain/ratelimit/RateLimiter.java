package io.edgepurge.domain.ratelimit;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.ratelimit.RateLimitResult.Permit;
import io.edgepurge.domain.ratelimit.RateLimitResult.Wait;
import io.edgepurge.domain.ratelimit.TokenBucket.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A rate limiter for the CloudFront API: a token bucket that all workers of the stack share. While both kinds of call wait,
 * polls get 65% of the tokens; each kind may use what the other leaves. Distributions that wait for the same kind of call
 * get their tokens in the order in which they began to wait. Safe for use by concurrent workers.
 *
 * <p>The clocks of workers differ, so each rate limiter remembers by how much the bucket's time was ahead of its own clock when it
 * used the bucket last. From then on, it moves the bucket's time to the time that passes on its own clock. So the bucket never
 * earns more than the time that passes on one clock, however many clocks there are. A clock that uses the bucket for the first
 * time moves it only if it is ahead.
 */
public final class RateLimiter {
    /** Maximum attempts to replace the bucket. If other workers win this often, they have taken the tokens anyway. */
    private static final int ATTEMPTS = 5;

    /** Maximum places in line, which bounds the size of the stored bucket. Later distributions wait without a place. */
    private static final int MAX_WAITING = 50;

    /** Time for which a distribution keeps its place after its turn: a late doorbell, or a lost one. */
    private static final Duration KEEPS_ITS_PLACE = Duration.ofSeconds(15);

    private final TokenBucketStore store;
    private final RateLimitConfig config;

    /** The time by which the bucket was ahead of this clock. Calls at the same time may each set it: all of them are right. */
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    public RateLimiter(TokenBucketStore store, RateLimitConfig config) {
        this.store = store;
        this.config = config;
    }

    /**
     * Takes a token for one call. Without one, puts the distribution in line and returns the time to wait before the next
     * attempt.
     */
    public RateLimitResult tryAcquire(ApiCall call, DistributionId distribution, Instant now) {
        Place place = new Place(call, distribution);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<TokenBucket> read = store.read();
            TokenBucket refilled = refilled(read, now);
            if (!refilled.hasTokenAt(config, place)) {
                Duration wait = refilled.untilTurn(config, place);
                keepPlace(read.orElse(refilled), place, refilled.at().plus(wait));
                return new Wait(wait);
            }
            if (store.replace(read, refilled.taken(place))) {
                return new Permit();
            }
        }
        return new Wait(config.interval());
    }

    /**
     * Takes a token if another one is left, and no distribution waits for this kind of call. Without one, nothing changes. So the
     * next call of any distribution doesn't wait.
     */
    public boolean tryAcquireLeavingOne(ApiCall call, DistributionId distribution, Instant now) {
        Place place = new Place(call, distribution);
        Optional<TokenBucket> read = store.read();
        TokenBucket refilled = refilled(read, now);
        return refilled.hasTokenBeside(place) && store.replace(read, refilled.taken(place));
    }

    /** Takes a token if no distribution needs it for this kind of call now. Without one, nothing changes. */
    public boolean tryAcquireSpare(ApiCall call, DistributionId distribution, Instant now) {
        Place place = new Place(call, distribution);
        Optional<TokenBucket> read = store.read();
        TokenBucket refilled = refilled(read, now);
        return refilled.hasTokenAt(config, place) && store.replace(read, refilled.taken(place));
    }

    private TokenBucket refilled(Optional<TokenBucket> read, Instant now) {
        Instant onBucketsClock = now.plus(ahead.get());
        TokenBucket refilled =
                read.orElseGet(() -> TokenBucket.full(config, onBucketsClock)).refilled(config, onBucketsClock);
        ahead.set(Duration.between(now, refilled.at()));
        return refilled;
    }

    /** Stores the place in line, unless it is stored and lasts long enough. Another worker's write may come first. */
    private void keepPlace(TokenBucket read, Place place, Instant turn) {
        boolean kept = read.waiting().stream()
                .anyMatch(waiter ->
                        place.belongsTo(waiter) && waiter.expiresAt().isAfter(turn.plus(KEEPS_ITS_PLACE.dividedBy(2))));
        boolean isLineFull =
                read.waiting().size() >= MAX_WAITING && read.waiting().stream().noneMatch(place::belongsTo);
        if (!isLineFull && !kept) {
            store.replace(Optional.of(read), read.withWaiter(place, turn.plus(KEEPS_ITS_PLACE)));
        }
    }
}
