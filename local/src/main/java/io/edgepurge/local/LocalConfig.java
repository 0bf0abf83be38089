package io.edgepurge.local;

import io.edgepurge.local.time.Timer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration of a local stack.
 *
 * @param project the folder with template.yaml and the built functions
 * @param aws the location of DynamoDB and SQS
 * @param timing the waits that no caller configures
 */
public record LocalConfig(Path project, Ports ports, AwsBackendLocation aws, Behavior behavior, Timing timing) {
    /** A second distribution for test accounts. The demo account owns every tag on the first distribution. */
    public static final String SPARE_DISTRIBUTION = "ESPARE00000000";

    /**
     * The host name of the second distribution. curl and browsers resolve every name that ends in .localhost to this machine.
     */
    public static final String SPARE_HOST = "spare.localhost";

    private static final int LONGEST_POLL_INTERVAL_SECONDS = 2;

    /**
     * Settings that callers can observe.
     *
     * @param monthlyQuota the quota of the demo account
     * @param invalidation how long an invalidation is in progress
     * @param browserOrigin an additional origin whose pages may call the API
     * @param faults settings of the demo distribution that leave purges without effect
     */
    public record Behavior(
            int monthlyQuota, Duration invalidation, Optional<String> browserOrigin, Set<DistributionFault> faults) {
        public Behavior {
            faults = Set.copyOf(faults);
            if (monthlyQuota < 0) {
                throw new IllegalArgumentException("the monthly quota must not be negative");
            }
        }
    }

    /**
     * The waits between a request and its effect. Tests shorten them.
     *
     * @param timer the time of schedules
     * @param batching false to invoke functions with the first message of a queue, without the template's batching window
     */
    public record Timing(Timer timer, boolean batching) {
        /** The waits of the template, in real time. */
        public static final Timing TEMPLATE = new Timing(Timer.system(), true);
    }

    /** Creates a configuration in real time. */
    public LocalConfig(Path project, Ports ports, AwsBackendLocation aws, Behavior behavior) {
        this(project, ports, aws, behavior, Timing.TEMPLATE);
    }

    /** Creates a configuration with embedded DynamoDB and SQS, and no additional browser origin. */
    public LocalConfig(Path project, Ports ports, Optional<Path> tables, int monthlyQuota, Duration invalidation) {
        this(project, ports, new AwsBackendLocation.Embedded(tables), monthlyQuota, invalidation);
    }

    /** Creates a configuration without an additional browser origin. */
    public LocalConfig(Path project, Ports ports, AwsBackendLocation aws, int monthlyQuota, Duration invalidation) {
        this(project, ports, aws, new Behavior(monthlyQuota, invalidation, Optional.empty(), Set.of()));
    }

    /** Returns a copy that also allows pages of the given origin to call the API. */
    public LocalConfig withBrowserOrigin(String origin) {
        Behavior open = new Behavior(monthlyQuota(), invalidation(), Optional.of(origin), behavior.faults());
        return new LocalConfig(project, ports, aws, open, timing);
    }

    /** Returns a copy whose demo distribution has faults. */
    public LocalConfig withFaults(Set<DistributionFault> faults) {
        Behavior faulty = new Behavior(monthlyQuota(), invalidation(), behavior.browserOrigin(), faults);
        return new LocalConfig(project, ports, aws, faulty, timing);
    }

    /** Returns a copy with other waits. */
    public LocalConfig withTiming(Timing other) {
        return new LocalConfig(project, ports, aws, behavior, other);
    }

    /** Returns the monthly quota of the demo account. */
    public int monthlyQuota() {
        return behavior.monthlyQuota();
    }

    /** Returns how long an invalidation is in progress. */
    public Duration invalidation() {
        return behavior.invalidation();
    }

    /**
     * Returns the time between two polls of an invalidation: its duration in whole seconds, rounded up. The first poll then finds
     * a short invalidation completed. A long one is polled every two seconds.
     */
    Duration pollInterval() {
        long seconds = invalidation().plusMillis(999).toSeconds();
        return Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_POLL_INTERVAL_SECONDS));
    }
}
