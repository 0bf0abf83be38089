package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.ratelimit.RateLimitConfig;
import io.edgepurge.domain.url.ProtectedFolders;
import io.edgepurge.domain.url.Spellings;
import java.time.Duration;

/**
 * The settings for reconciling distributions.
 *
 * @param capacity the paths that may be in progress on a distribution, without those reserved for operators
 * @param rateLimit the token bucket for calls of the CloudFront API
 * @param pollInterval the time between two polls of an invalidation in progress
 * @param giveUpAfter the time after which the items of a suspended plan fail
 * @param longestRun the time after which a run starts no further pass, submission or poll
 * @param protectedFolders folders that no wildcard may cover completely
 */
public record ReconcileConfig(
        Capacity capacity,
        RateLimitConfig rateLimit,
        Duration pollInterval,
        Duration giveUpAfter,
        Duration longestRun,
        ProtectedFolders protectedFolders) {
    /** @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/InvalidationLimits.html">Limits</a> */
    private static final int MAX_FILES_IN_PROGRESS = 3_000;

    private static final int MAX_WILDCARDS_IN_PROGRESS = 15;

    /** Maximum files reserved for operators. With more, a file with all of its spellings would never be purged. */
    public static final int MAX_FILES_RESERVED = MAX_FILES_IN_PROGRESS - 1 - Spellings.MAX_OF_FILE;

    /** Maximum wildcards reserved for operators. With more, a wildcard with all of its spellings would never be purged. */
    public static final int MAX_WILDCARDS_RESERVED = MAX_WILDCARDS_IN_PROGRESS - 1 - Spellings.MAX_OF_WILDCARD;

    /** Default capacity that stays free for operators who invalidate by hand in the console. */
    private static final int FILES_RESERVED_FOR_OPERATORS = 100;

    private static final int WILDCARDS_RESERVED_FOR_OPERATORS = 2;

    /**
     * The time after which a call to CloudFront that another worker began must have ended. It exceeds the worker's function
     * timeout.
     */
    public static final Duration MAX_CALL_DURATION = Duration.ofSeconds(150);

    /** Default poll interval. The standard rate limit allows three polls in this time. */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(6);

    private static final Duration GIVE_UP_AFTER = Duration.ofDays(1);
    private static final Duration LONGEST_RUN = Duration.ofSeconds(20);

    /** Returns the default settings: CloudFront's limits without the capacity reserved for operators. */
    public static ReconcileConfig standard() {
        return new ReconcileConfig(
                capacityBeside(FILES_RESERVED_FOR_OPERATORS, WILDCARDS_RESERVED_FOR_OPERATORS),
                RateLimitConfig.STANDARD,
                POLL_INTERVAL,
                GIVE_UP_AFTER,
                LONGEST_RUN,
                ProtectedFolders.DEFAULT);
    }

    /**
     * Returns these settings with another capacity reserved for operators.
     *
     * @throws IllegalArgumentException if an item with all of its spellings would not fit into the rest
     */
    public ReconcileConfig withReservedForOperators(int files, int wildcards) {
        return withCapacity(capacityBeside(files, wildcards));
    }

    /** Returns these settings with another capacity. An item with more paths than that is never purged. */
    public ReconcileConfig withCapacity(Capacity other) {
        return new ReconcileConfig(other, rateLimit, pollInterval, giveUpAfter, longestRun, protectedFolders);
    }

    /** Returns these settings with another rate limit. */
    public ReconcileConfig withRateLimit(RateLimitConfig other) {
        return new ReconcileConfig(capacity, other, pollInterval, giveUpAfter, longestRun, protectedFolders);
    }

    /** Returns these settings with another poll interval. */
    public ReconcileConfig withPollInterval(Duration interval) {
        return new ReconcileConfig(capacity, rateLimit, interval, giveUpAfter, longestRun, protectedFolders);
    }

    /** Returns these settings with another deadline for suspended plans. */
    public ReconcileConfig withGiveUpAfter(Duration deadline) {
        return new ReconcileConfig(capacity, rateLimit, pollInterval, deadline, longestRun, protectedFolders);
    }

    /** Returns these settings with other protected folders. */
    public ReconcileConfig withProtectedFolders(ProtectedFolders folders) {
        return new ReconcileConfig(capacity, rateLimit, pollInterval, giveUpAfter, longestRun, folders);
    }

    private static Capacity capacityBeside(int files, int wildcards) {
        if (files < 0 || files > MAX_FILES_RESERVED || wildcards < 0 || wildcards > MAX_WILDCARDS_RESERVED) {
            throw new IllegalArgumentException("the capacity reserved for operators must be 0 to " + MAX_FILES_RESERVED
                    + " files and 0 to " + MAX_WILDCARDS_RESERVED + " wildcards");
        }
        return new Capacity(MAX_FILES_IN_PROGRESS - files, MAX_WILDCARDS_IN_PROGRESS - wildcards);
    }
}
