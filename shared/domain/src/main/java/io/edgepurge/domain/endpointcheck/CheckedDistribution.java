package io.edgepurge.domain.endpointcheck;

import java.time.Instant;
import java.util.Optional;

/**
 * The last check of a distribution.
 *
 * @param reading the last settings that could be read, possibly by an earlier check
 * @param failure the reason why this check read nothing
 */
public record CheckedDistribution(
        Optional<DistributionReading> reading, Instant checkedAt, Optional<CheckFailure> failure) {
    /** Returns a successful check. */
    public static CheckedDistribution of(DistributionSettings settings, Instant at) {
        return new CheckedDistribution(Optional.of(new DistributionReading(settings, at)), at, Optional.empty());
    }
}
