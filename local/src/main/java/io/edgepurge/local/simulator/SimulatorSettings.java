package io.edgepurge.local.simulator;

import java.time.Duration;

/**
 * How strict and how slow CloudFront is.
 *
 * @param invalidationTime how long an invalidation is in progress; asked when it is created
 * @param limits the most that may be in progress for one distribution (or tenant)
 * @param throttle how often the API may be called
 */
public record SimulatorSettings(Duration invalidationTime, InProgressLimits limits, Throttle throttle) {
    /** @throws IllegalArgumentException if the time is negative */
    public SimulatorSettings {
        if (invalidationTime.isNegative()) {
            throw new IllegalArgumentException("invalidationTime must not be negative: " + invalidationTime);
        }
    }

    /** CloudFront's own pools and throttle, with invalidations of two seconds. */
    public static SimulatorSettings defaults() {
        return new SimulatorSettings(Duration.ofSeconds(2), InProgressLimits.defaults(), Throttle.defaults());
    }

    /** These settings with another time in progress. */
    public SimulatorSettings withInvalidationTime(Duration time) {
        return new SimulatorSettings(time, limits, throttle);
    }

    /** These settings with other pools. */
    public SimulatorSettings withLimits(InProgressLimits others) {
        return new SimulatorSettings(invalidationTime, others, throttle);
    }

    /** These settings with another throttle. */
    public SimulatorSettings withThrottle(Throttle other) {
        return new SimulatorSettings(invalidationTime, limits, other);
    }

    /**
     * Numbers of paths in progress.
     *
     * @param files files and tags; CloudFront does not say which pool tags belong to
     * @param wildcards paths that end in {@code *}
     * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/InvalidationLimits.html">Limits</a>
     */
    public record InProgressLimits(int files, int wildcards) {
        static final InProgressLimits EMPTY = new InProgressLimits(0, 0);

        /** @throws IllegalArgumentException if a number is negative */
        public InProgressLimits {
            if (files < 0 || wildcards < 0) {
                throw new IllegalArgumentException("a pool holds 0 paths or more: " + files + ", " + wildcards);
            }
        }

        /** 3,000 files and 15 wildcards. */
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
     * A token bucket over all API calls of the account.
     *
     * @param on whether it is looked at
     * @param callsPerSecond by the simulator's clock
     * @param burst calls that pass at once after a rest
     * @see <a href="https://github.com/aws/aws-sdk-js/issues/3983">aws-sdk-js #3983</a>
     */
    public record Throttle(boolean on, double callsPerSecond, int burst) {
        /** @throws IllegalArgumentException if the rate is not positive or the burst less than 1 */
        public Throttle {
            if (!(callsPerSecond > 0) || burst < 1) {
                throw new IllegalArgumentException(
                        "a throttle lets something through: " + callsPerSecond + ", " + burst);
            }
        }

        /** Half a call a second, ten at once. */
        public static Throttle defaults() {
            return new Throttle(true, 0.5, 10);
        }

        /** Every call passes. */
        public static Throttle off() {
            return new Throttle(false, 0.5, 10);
        }
    }
}
