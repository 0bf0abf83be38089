package io.edgepurge.domain.clearing;

import java.time.Duration;

/**
 * The settings for clearing origin caches.
 *
 * @param giveUpAfter the time after which the items of a failing cache fail
 * @param retryInterval the back-off after a failure
 * @param longestRun the time after which a run starts no more calls
 */
public record ClearingConfig(Duration giveUpAfter, Duration retryInterval, Duration longestRun) {
    private static final Duration GIVE_UP_AFTER = Duration.ofHours(1);
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(15);
    private static final Duration LONGEST_RUN = Duration.ofSeconds(10);

    /** Time to finish the calls for one item, two rounds of at most 10 s, and record the results after the longest run. */
    private static final Duration FINISHED_WITHIN = Duration.ofSeconds(30);

    /** Returns the default settings: one retry every 15 seconds for up to one hour. */
    public static ClearingConfig standard() {
        return new ClearingConfig(GIVE_UP_AFTER, RETRY_INTERVAL, LONGEST_RUN);
    }

    /** Returns these settings with another deadline. */
    public ClearingConfig withGiveUpAfter(Duration deadline) {
        return new ClearingConfig(deadline, retryInterval, longestRun);
    }

    /** Returns the duration of a lease on a backlog. Two workers on one backlog do no harm, but call the caches twice. */
    Duration lease() {
        return longestRun.plus(FINISHED_WITHIN);
    }
}
