package io.edgepurge.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the stack is started.
 *
 * @param project the folder with template.yaml and the built functions
 * @param aws where DynamoDB and SQS are
 */
public record LocalConfig(Path project, Ports ports, AwsBackendLocation aws, Behavior behavior) {
    /** A second distribution for test accounts: the demo account owns every tag on the first one. */
    public static final String SPARE_DISTRIBUTION = "ESPARE00000000";

    /** The second distribution's host. curl and browsers resolve every name that ends in .localhost to this machine. */
    public static final String SPARE_HOST = "spare.localhost";

    /**
     * What callers notice.
     *
     * @param monthlyQuota of the demo account
     * @param invalidation how long an invalidation is in progress
     * @param browserOrigin whose pages may call the API beside its own, if any
     */
    public record Behavior(int monthlyQuota, Duration invalidation, Optional<String> browserOrigin) {
        public Behavior {
            if (monthlyQuota < 0) {
                throw new IllegalArgumentException("a monthly quota is zero or more");
            }
        }
    }

    /** With DynamoDB and SQS in this process, and called by pages of its own only. */
    public LocalConfig(Path project, Ports ports, Optional<Path> tables, int monthlyQuota, Duration invalidation) {
        this(project, ports, new AwsBackendLocation.Embedded(tables), monthlyQuota, invalidation);
    }

    /** Called by pages of its own only. */
    public LocalConfig(Path project, Ports ports, AwsBackendLocation aws, int monthlyQuota, Duration invalidation) {
        this(project, ports, aws, new Behavior(monthlyQuota, invalidation, Optional.empty()));
    }

    /** The same, called by pages of that origin too. */
    public LocalConfig withBrowserOrigin(String origin) {
        Behavior open = new Behavior(monthlyQuota(), invalidation(), Optional.of(origin));
        return new LocalConfig(project, ports, aws, open);
    }

    /** Of the demo account. */
    public int monthlyQuota() {
        return behavior.monthlyQuota();
    }

    /** How long an invalidation is in progress. */
    public Duration invalidation() {
        return behavior.invalidation();
    }
}
