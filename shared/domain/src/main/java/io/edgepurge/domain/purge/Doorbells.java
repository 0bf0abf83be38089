package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.DistributionId;
import java.time.Instant;
import java.util.Collection;

/**
 * Tells the worker to look at distributions, soon. Only a hint: a bell that is lost delays work until the next sweep, so
 * ringing never throws. Safe for use by many threads.
 */
public interface Doorbells {
    /** Rings for each distribution now. */
    void notify(Collection<DistributionId> distributions);

    /** Rings for one distribution at a time to come, to the second. */
    void scheduleNext(DistributionId distribution, Instant at);
}
