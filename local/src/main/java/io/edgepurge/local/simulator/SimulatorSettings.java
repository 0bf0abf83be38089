package io.edgepurge.local.simulator;

import java.time.Duration;
import java.util.Locale;

/**
 * The timing, the limits and the undocumented behavior of the simulator.
 *
 * @param invalidationTime how long a new invalidation is in progress
 * @param limits the in-progress limits of each distribution or tenant
 * @param throttle the limit on API calls
 * @param unconfiguredTags the response to a cache tag for a distribution without a tag header
 */
public record SimulatorSettings(
        Duration invalidationTime, InProgressLimits limits, Throttle throttle, UnconfiguredTags unconfiguredTags) {
    /**
     * Validates the time.
     *
     * @throws IllegalArgumentException if the time is negative
     */
    public SimulatorSettings {
        if (invalidationTime.isNegative()) {
            throw new IllegalArgumentException("invalidationTime must not be negative: " + invalidationTime);
        }
    }

    /** Returns CloudFront's limits and throttle, with an invalidation time of two seconds. Unconfigured tags are refused. */
    public static SimulatorSettings defaults() {
        return new SimulatorSettings(
                Duration.ofSeconds(2), InProgressLimits.defaults(), Throttle.defaults(), UnconfiguredTags.REFUSED);
    }

    /** Returns a copy with a different invalidation time. */
    public SimulatorSettings withInvalidationTime(Duration time) {
        return new SimulatorSettings(time, limits, throttle, unconfiguredTags);
    }

    /** Returns a copy with different in-progress limits. */
    public SimulatorSettings withLimits(InProgressLimits others) {
        return new SimulatorSettings(invalidationTime, others, throttle, unconfiguredTags);
    }

    /** Returns a copy with a different throttle. */
    public SimulatorSettings withThrottle(Throttle other) {
        return new SimulatorSettings(invalidationTime, limits, other, unconfiguredTags);
    }

    /** Returns a copy with a different response to unconfigured tags. */
    public SimulatorSettings withUnconfiguredTags(UnconfiguredTags other) {
        return new SimulatorSettings(invalidationTime, limits, throttle, other);
    }

    /**
     * The response to a cache tag in an invalidation of a distribution without a tag header. CloudFront's documentation does not
     * specify it.
     *
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-by-tags.html">Tags</a>
     */
    public enum UnconfiguredTags {
        /** The whole batch is {@code InvalidArgument}. */
        REFUSED,
        /** The tag is accepted, counted and billed, but purges nothing. */
        IGNORED;

        /** Returns the value in the JSON of the control interface. */
        String jsonName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Numbers of paths in progress.
     *
     * @param files the number of files and tags; CloudFront does not document which limit tags count toward
     * @param wildcards the number of paths that end in {@code *}
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/InvalidationLimits.html">Limits</a>
     */
    public record InProgressLimits(int files, int wildcards) {
        static final InProgressLimits EMPTY = new InProgressLimits(0, 0);

        /**
         * Validates the numbers.
         *
         * @throws IllegalArgumentException if a number is negative
         */
        public InProgressLimits {
            if (files < 0 || wildcards < 0) {
                throw new IllegalArgumentException("a limit must not be negative: " + files + ", " + wildcards);
            }
        }

        /** Returns 3,000 files and 15 wildcards. */
        public static InProgressLimits defaults() {
            return new InProgressLimits(3_000, 15);
        }

        InProgressLimits plus(InProgressLimits other) {
            return new InProgressLimits(files + other.files, wildcards + other.wildcards);
        }

        InProgressLimits minus(InProgressLimits other) {
            return new InProgressLimits(files - other.files, wildcards - other.wildcards);
        }

        InProgressLimits max(InProgressLimits other) {
            return new InProgressLimits(Math.max(files, other.files), Math.max(wildcards, other.wildcards));
        }
    }

    /**
     * A token bucket for all API calls of the account.
     *
     * @param on false disables the limit
     * @param callsPerSecond the refill rate by the simulator's clock
     * @param burst the capacity of the bucket
     * @see <a href="https://github.com/aws/aws-sdk-js/issues/3983">aws-sdk-js #3983</a>
     */
    public record Throttle(boolean on, double callsPerSecond, int burst) {
        /**
         * Validates the rate and the burst.
         *
         * @throws IllegalArgumentException if the rate is not positive or the burst is less than 1
         */
        public Throttle {
            if (!(callsPerSecond > 0) || burst < 1) {
                throw new IllegalArgumentException(
                        "the rate must be positive and the burst at least 1: " + callsPerSecond + ", " + burst);
            }
        }

        /** Returns a rate of one call in two seconds with a burst of ten. */
        public static Throttle defaults() {
            return new Throttle(true, 0.5, 10);
        }

        /** Returns a disabled throttle. */
        public static Throttle off() {
            return new Throttle(false, 0.5, 10);
        }
    }
}
