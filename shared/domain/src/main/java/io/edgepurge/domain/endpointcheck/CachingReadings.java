package io.edgepurge.domain.endpointcheck;

import io.edgepurge.domain.account.DistributionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A {@code DistributionReadings} for purges. It caches each reading for up to 60 seconds, so most purges read nothing. If the
 * store fails, it answers with the last known reading and asks the store again after five seconds. Safe for use by many threads.
 */
public final class CachingReadings implements DistributionReadings {
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(60);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int MAX_ENTRIES = 1_000;

    private final DistributionReadings readings;
    private final Clock clock;
    private final Map<DistributionId, CacheEntry> entries = new ConcurrentHashMap<>();
    private final Map<DistributionId, Instant> requested = new ConcurrentHashMap<>();
    private volatile Instant nextAttempt = Instant.MIN;

    public CachingReadings(DistributionReadings readings, Clock clock) {
        this.readings = readings;
        this.clock = clock;
    }

    @Override
    public Optional<CheckedDistribution> find(DistributionId distribution) {
        Instant now = clock.instant();
        CacheEntry cached = entries.get(distribution);
        boolean fresh = cached != null && now.isBefore(cached.expiresAt());
        if (!fresh && !now.isBefore(nextAttempt)) {
            return read(distribution, now);
        }
        return cached == null ? Optional.empty() : cached.checked();
    }

    @Override
    public void save(DistributionId distribution, CheckedDistribution checked, Instant nextCheck) {
        readings.save(distribution, checked, nextCheck);
        entries.remove(distribution);
    }

    @Override
    public Optional<DistributionId> due(Instant now) {
        return readings.due(now);
    }

    /** Requests at most one check in 60 seconds, and ignores failures. */
    @Override
    public void requestCheck(DistributionId distribution) {
        Instant now = clock.instant();
        Instant before = requested.get(distribution);
        if (before != null && now.isBefore(before.plus(TIME_TO_LIVE))) {
            return;
        }
        bound(requested);
        requested.put(distribution, now);
        try {
            readings.requestCheck(distribution);
        } catch (RuntimeException e) {
            // the weekly check reads the distribution anyway
        }
    }

    private Optional<CheckedDistribution> read(DistributionId distribution, Instant now) {
        try {
            Optional<CheckedDistribution> found = readings.find(distribution);
            bound(entries);
            entries.put(distribution, new CacheEntry(found, now.plus(TIME_TO_LIVE)));
            return found;
        } catch (RuntimeException e) {
            // a check that cannot be made never blocks a purge
            nextAttempt = now.plus(PAUSE_AFTER_FAILURE);
            CacheEntry last = entries.get(distribution);
            return last == null ? Optional.empty() : last.checked();
        }
    }

    private static void bound(Map<DistributionId, ?> map) {
        if (map.size() >= MAX_ENTRIES) {
            map.clear();
        }
    }

    private record CacheEntry(Optional<CheckedDistribution> checked, Instant expiresAt) {}
}
