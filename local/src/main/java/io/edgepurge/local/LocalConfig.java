package io.edgepurge.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the stack is started.
 *
 * @param project the folder with template.yaml and the built functions
 * @param aws where DynamoDB and SQS are
 * @param monthlyQuota of the demo account
 * @param invalidation how long an invalidation is in progress
 */
public record LocalConfig(Path project, Ports ports, AwsPlace aws, int monthlyQuota, Duration invalidation) {
    public LocalConfig {
        if (monthlyQuota < 0) {
            throw new IllegalArgumentException("a monthly quota is zero or more");
        }
    }

    /** With DynamoDB and SQS in this process. */
    public LocalConfig(Path project, Ports ports, Optional<Path> tables, int monthlyQuota, Duration invalidation) {
        this(project, ports, new AwsPlace.InThisProcess(tables), monthlyQuota, invalidation);
    }
}
