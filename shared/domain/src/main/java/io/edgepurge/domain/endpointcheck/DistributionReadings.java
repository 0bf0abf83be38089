package io.edgepurge.domain.endpointcheck;

import io.edgepurge.domain.account.DistributionId;
import java.time.Instant;
import java.util.Optional;

/**
 * A port that stores the last check of each distribution and the time of the next one. Safe for use by many threads.
 *
 * <p>Methods throw {@link io.edgepurge.domain.purge.StoreUnavailable} if the store is unavailable.
 */
public interface DistributionReadings {
    /** Knows no distribution. */
    DistributionReadings NONE = new NoReadings();

    /** Returns the last check of a distribution. */
    Optional<CheckedDistribution> find(DistributionId distribution);

    /** Replaces the last check of a distribution, and sets the time of the next one. */
    void save(DistributionId distribution, CheckedDistribution checked, Instant nextCheck);

    /** Returns the distribution with an endpoint whose check is due longest. It is due if it was never checked. */
    Optional<DistributionId> due(Instant now);

    /** Makes the next check due now. */
    void requestCheck(DistributionId distribution);
}
