package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.ratelimit.RateLimitConfig;
import io.edgepurge.domain.url.ProtectedFolders;
import java.time.Duration;

/**
 * How distributions are reconciled.
 *
 * @param capacity what may be in progress on a distribution at once
 * @param pace how often CloudFront's API may be called
 * @param pollInterval how long to wait before asking again after an invalidation in progress
 * @param giveUpAfter how long CloudFront may refuse us before what waits for it fails
 * @param longestRun how long one run may go on making plans
 * @param protectedFolders what no folder wildcard may take whole, as no wildcard that is asked for may
 */
public record ReconcileConfig(
        Capacity capacity,
        RateLimitConfig pace,
        Duration pollInterval,
        Duration giveUpAfter,
        Duration longestRun,
        ProtectedFolders protectedFolders) {
    /** @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/InvalidationLimits.html">Limits</a> */
    private static final int MAX_FILES_IN_PROGRESS = 3_000;

    private static final int MAX_WILDCARDS_IN_PROGRESS = 15;

    /** With more than this left to an operator, no file would ever be purged. */
    public static final int MOST_FILES_FOR_OPERATORS = MAX_FILES_IN_PROGRESS - 1;

    /** With more than this left to an operator, no wildcard would ever be purged. */
    public static final int MOST_WILDCARDS_FOR_OPERATORS = MAX_WILDCARDS_IN_PROGRESS - 1;

    /** Left free for an operator who invalidates by hand in the console. */
    private static final int FILES_KEPT_FOR_OPERATORS = 100;

    private static final int WILDCARDS_KEPT_FOR_OPERATORS = 2;

    /** Whoever called CloudFront has its answer by then, or is dead: a worker has to be stopped sooner. */
    public static final Duration CALLS_HAVE_ENDED_AFTER = Duration.ofSeconds(150);

    /** At the standard pace three invalidations in progress can be asked after in this time. */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(6);

    private static final Duration GIVE_UP_AFTER = Duration.ofDays(1);
    private static final Duration LONGEST_RUN = Duration.ofSeconds(20);

    /** CloudFront's own limits, less an operator's share. */
    public static ReconcileConfig standard() {
        return new ReconcileConfig(
                roomBeside(FILES_KEPT_FOR_OPERATORS, WILDCARDS_KEPT_FOR_OPERATORS),
                RateLimitConfig.STANDARD,
                POLL_INTERVAL,
                GIVE_UP_AFTER,
                LONGEST_RUN,
                ProtectedFolders.DEFAULT);
    }

    /**
     * The same with another share of the pools for operators.
     *
     * @throws IllegalArgumentException if nothing would be left of a pool
     */
    public ReconcileConfig withOperatorsShare(int files, int wildcards) {
        return new ReconcileConfig(
                roomBeside(files, wildcards), pace, pollInterval, giveUpAfter, longestRun, protectedFolders);
    }

    /** The same at another pace. */
    public ReconcileConfig withPace(RateLimitConfig other) {
        return new ReconcileConfig(capacity, other, pollInterval, giveUpAfter, longestRun, protectedFolders);
    }

    /** The same, asking after invalidations at another interval. */
    public ReconcileConfig withPollInterval(Duration interval) {
        return new ReconcileConfig(capacity, pace, interval, giveUpAfter, longestRun, protectedFolders);
    }

    /** The same with another patience. */
    public ReconcileConfig withGiveUpAfter(Duration patience) {
        return new ReconcileConfig(capacity, pace, pollInterval, patience, longestRun, protectedFolders);
    }

    /** The same with other folders protected. */
    public ReconcileConfig withProtectedFolders(ProtectedFolders folders) {
        return new ReconcileConfig(capacity, pace, pollInterval, giveUpAfter, longestRun, folders);
    }

    private static Capacity roomBeside(int files, int wildcards) {
        if (files < 0
                || files > MOST_FILES_FOR_OPERATORS
                || wildcards < 0
                || wildcards > MOST_WILDCARDS_FOR_OPERATORS) {
            throw new IllegalArgumentException("the capacity reserved for operators must be 0 to "
                    + MOST_FILES_FOR_OPERATORS + " files and 0 to " + MOST_WILDCARDS_FOR_OPERATORS + " wildcards");
        }
        return new Capacity(MAX_FILES_IN_PROGRESS - files, MAX_WILDCARDS_IN_PROGRESS - wildcards);
    }
}
