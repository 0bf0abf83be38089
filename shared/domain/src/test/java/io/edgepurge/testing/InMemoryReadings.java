package io.edgepurge.testing;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.endpointcheck.CheckedDistribution;
import io.edgepurge.domain.endpointcheck.DistributionReadings;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** In-memory checks of distributions. */
public final class InMemoryReadings implements DistributionReadings {
    private final Map<DistributionId, CheckedDistribution> checked = new ConcurrentHashMap<>();
    private final Map<DistributionId, Instant> nextChecks = new ConcurrentHashMap<>();

    /** Adds a distribution with an endpoint, which was never checked. */
    public InMemoryReadings with(DistributionId distribution) {
        nextChecks.putIfAbsent(distribution, Instant.MIN);
        return this;
    }

    @Override
    public Optional<CheckedDistribution> find(DistributionId distribution) {
        return Optional.ofNullable(checked.get(distribution));
    }

    @Override
    public void save(DistributionId distribution, CheckedDistribution latest, Instant nextCheck) {
        checked.put(distribution, latest);
        nextChecks.computeIfPresent(distribution, (id, before) -> nextCheck);
    }

    @Override
    public Optional<DistributionId> due(Instant now) {
        return nextChecks.entrySet().stream()
                .filter(entry -> !entry.getValue().isAfter(now))
                .min(Comparator.comparing((Map.Entry<DistributionId, Instant> entry) -> entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    @Override
    public void requestCheck(DistributionId distribution) {
        nextChecks.computeIfPresent(distribution, (id, before) -> Instant.MIN);
    }
}
