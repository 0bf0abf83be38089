package io.edgepurge.domain.endpointcheck;

import java.time.Duration;
import java.time.Instant;

/** The settings of a distribution as they were at a time. */
public record DistributionReading(DistributionSettings settings, Instant readAt) {
    /** One day more than the time between two readings. An older reading may be wrong, so it refuses nothing. */
    static final Duration CURRENT_FOR = Duration.ofDays(8);

    boolean isCurrent(Instant now) {
        return now.isBefore(readAt.plus(CURRENT_FOR));
    }
}
