package io.edgepurge.domain.endpointcheck;

import io.edgepurge.domain.account.DistributionId;
import java.time.Instant;
import java.util.Optional;

/** An empty {@code DistributionReadings} that forgets everything. */
final class NoReadings implements DistributionReadings {
    @Override
    public Optional<CheckedDistribution> find(DistributionId distribution) {
        return Optional.empty();
    }

    @Override
    public void save(DistributionId distribution, CheckedDistribution checked, Instant nextCheck) {}

    @Override
    public Optional<DistributionId> due(Instant now) {
        return Optional.empty();
    }

    @Override
    public void requestCheck(DistributionId distribution) {}
}
