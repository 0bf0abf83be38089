package io.edgepurge.domain.reconcile;

import java.time.Duration;
import java.util.Optional;

/**
 * The load of a distribution: paths in progress and the age of its queue.
 *
 * @param files files and tags, planned or in progress
 * @param wildcards wildcards, planned or in progress
 * @param allowed the maximum of each
 * @param oldestQueued how long the oldest purge that is not submitted has been queued, if there is one; while an in-progress
 *     limit is reached, only the first hundred accounts are read
 */
public record DistributionLoad(int files, int wildcards, Capacity allowed, Optional<Duration> oldestQueued) {
    /** Returns true if nothing is in progress or queued. */
    public boolean isIdle() {
        return files + wildcards == 0 && oldestQueued.isEmpty();
    }
}
