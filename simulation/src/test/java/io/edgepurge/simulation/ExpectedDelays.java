package io.edgepurge.simulation;

import static io.edgepurge.simulation.Violation.unless;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.ratelimit.RateLimitConfig;
import io.edgepurge.domain.reconcile.Polling;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** How soon the worker must learn that CloudFront has completed an invalidation, and how many calls it may make. */
final class ExpectedDelays {
    /** Time after the faults in which doorbells, leases and places in line of killed workers may still cost time. */
    static final Duration RECOVERY = Duration.ofMinutes(2);

    /**
     * A poll interval of 6 s, a doorbell that is up to 1.2 s late, and up to 35 calls of 0.2 s on average. The
     * time in which no worker is free comes on top.
     */
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(15);

    /** A poll that asks for older invalidations comes before the next list: an interval, a late doorbell, and up to 14 calls. */
    private static final Duration SKIPPED_LIST = Duration.ofSeconds(10);

    /** Invalidations that are no longer listed are polled every 30 s or tenth of their age, or twice as late under contention. */
    private static final Duration LONGEST_DELAY_OF_OLDER = Duration.ofSeconds(75);

    private static final int SHARE_OF_THE_AGE = 4;

    private final World world;
    private final Instant start;
    private Instant refused = Instant.MIN;
    private final Map<DistributionId, Instant> skippedNewest = new HashMap<>();
    private Instant doorbell = Instant.MIN;
    private int calls;

    ExpectedDelays(World world) {
        this.world = world;
        this.start = world.scenario().start();
    }

    /** Checks the delay of a completion that has just been recorded. */
    void completed(Invalidation invalidation) {
        Instant at = invalidation.fate().completesAt();
        if (at.isBefore(quietFrom())) {
            return;
        }
        Instant now = world.scheduler().now();
        Duration delay = Duration.between(at, now);
        Duration age = Duration.between(invalidation.createdAt(), now);
        Duration longest = world.cloudFront().lists(invalidation)
                ? LONGEST_DELAY
                : LONGEST_DELAY_OF_OLDER.plus(age.dividedBy(SHARE_OF_THE_AGE));
        if (skippedNewest.getOrDefault(invalidation.distribution(), Instant.MIN).isAfter(at)) {
            longest = longest.plus(SKIPPED_LIST);
        }
        longest = longest.plus(world.occupation().without(invalidation.distribution(), at));
        unless(
                delay.compareTo(longest) <= 0,
                "%s is recorded as completed %s after CloudFront completed it, later than %s",
                invalidation.id(),
                delay,
                longest);
    }

    /** Records a doorbell that may be lost. Until its time, workers count on it, at most ten minutes; then the sweep sends one. */
    void scheduledDuringFaults(Instant next) {
        doorbell = next.isAfter(doorbell) ? next : doorbell;
    }

    /** Records when a poll asked for older invalidations instead of the newest ones. */
    void polled(DistributionId distribution, Polling polling) {
        if (polling.skippedNewest()) {
            skippedNewest.put(distribution, polling.at());
        }
    }

    /** Records that CloudFront has refused a call or forgotten an invalidation, so that plans are replaced or repeated. */
    void refused() {
        refused = world.scheduler().now();
    }

    /** Returns the time of the last refusal. */
    Instant lastRefusal() {
        return refused;
    }

    /** Returns the time from which no earlier fault or missing permission costs time. */
    Instant quietFrom() {
        Instant calm = start.plus(world.scenario().trouble());
        Instant permitted = world.cloudFront().permittedSince();
        return Stream.of(calm, permitted, doorbell)
                .max(Instant::compareTo)
                .orElseThrow()
                .plus(RECOVERY);
    }

    /** Checks the number of calls that workers have made since the start. */
    void called() {
        calls++;
        double seconds = Duration.between(start, world.scheduler().now()).toMillis() / 1e3;
        double most = RateLimitConfig.STANDARD.burst() + seconds * RateLimitConfig.STANDARD.callsPerSecond();
        unless(calls <= most, "the workers have made %d calls, more than %s", calls, most);
    }
}
