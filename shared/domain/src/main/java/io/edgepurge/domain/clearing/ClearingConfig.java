package io.edgepurge.domain.clearing;

import java.time.Duration;

/**
 * How origin caches are cleared.
 *
 * @param giveUpAfter how long a cache may fail before what waits for it fails too
 * @param retryInterval how long it rests after a failure
 * @param longestRun how long one run may go on beginning calls
 */
public record ClearingConfig(Duration giveUpAfter, Duration retryInterval, Duration longestRun) {
    private static final Duration PATIENCE = Duration.ofHours(1);
    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(15);
    private static final Duration LONGEST_RUN = Duration.ofSeconds(10);

    /** After its longest run a worker finishes the calls it is in, and records what came of them. */
    private static final Duration FINISHED_WITHIN = Duration.ofSeconds(30);

    /** An hour's patience, every 15 seconds. */
    public static ClearingConfig standard() {
        return new ClearingConfig(PATIENCE, RETRY_INTERVAL, LONGEST_RUN);
    }

    /** The same with another patience. */
    public ClearingConfig withGiveUpAfter(Duration other) {
        return new ClearingConfig(other, retryInterval, longestRun);
    }

    /** How long a backlog belongs to whoever took it. Two at one backlog do no harm, but ask the caches twice. */
    Duration lease() {
        return longestRun.plus(FINISHED_WITHIN);
    }
}
