package io.edgepurge.domain.reconcile;

import java.time.Duration;
import java.util.Optional;

/**
 * What a distribution carries, and what waits there.
 *
 * @param files planned or in progress, tags among them
 * @param wildcards planned or in progress
 * @param allowed how many of each may be
 * @param oldestQueued how long the oldest of the purges that are not submitted has been queued, if any is; of many accounts,
 *     the first hundred are looked at where there is no room to plan
 */
public record DistributionLoad(int files, int wildcards, Capacity allowed, Optional<Duration> oldestQueued) {
    /** Whether nothing is in progress and nothing waits. */
    public boolean isNone() {
        return files + wildcards == 0 && oldestQueued.isEmpty();
    }
}
