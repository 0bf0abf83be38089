package io.edgepurge.simulation;

import static io.edgepurge.simulation.Violation.unless;

import io.edgepurge.domain.ratelimit.RateLimitConfig;
import java.time.Duration;
import java.time.Instant;

/** How soon the worker must learn that CloudFront has completed an invalidation, and how many calls it may make. */
final class ExpectedDelays {
    /** Time after the faults in which doorbells, leases and places in line of killed workers may still cost time. */
    private static final Duration RECOVERY = Duration.ofMinutes(2);

    /** Two distributions are polled every 6 s; calls take up to 0.4 s, and doorbells are late by up to 1.2 s. */
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(15);

    /** Invalidations that are no longer listed are polled every 30 s or tenth of their age, or twice as late under contention. */
    private static final Duration LONGEST_DELAY_OF_OLDER = Duration.ofSeconds(75);

    private static final int SHARE_OF_THE_AGE = 4;

    private final World world;
    private final Instant start;
    private int calls;

    ExpectedDelays(World world) {
        this.world = world;
        this.start = world.scenario().start();
    }

    /** Checks the delay of a completion that has just been recorded. */
    void completed(Invalidation invalidation) {
        Instant at = invalidation.fate().completesAt();
        Instant calm = start.plus(world.scenario().trouble());
        Instant permitted = world.cloudFront().permittedSince();
        if (at.isBefore((permitted.isAfter(calm) ? permitted : calm).plus(RECOVERY))) {
            return;
        }
        Instant now = world.scheduler().now();
        Duration delay = Duration.between(at, now);
        Duration age = Duration.between(invalidation.createdAt(), now);
        Duration longest = world.cloudFront().lists(invalidation)
                ? LONGEST_DELAY
                : LONGEST_DELAY_OF_OLDER.plus(age.dividedBy(SHARE_OF_THE_AGE));
        unless(
                delay.compareTo(longest) <= 0,
                "%s is recorded as completed %s after CloudFront completed it, later than %s",
                invalidation.id(),
                delay,
                longest);
    }

    /** Checks the number of calls that workers have made since the start. */
    void called() {
        calls++;
        double seconds = Duration.between(start, world.scheduler().now()).toMillis() / 1e3;
        double most = RateLimitConfig.STANDARD.burst() + seconds * RateLimitConfig.STANDARD.callsPerSecond();
        unless(calls <= most, "the workers have made %d calls, more than %s", calls, most);
    }
}
