package io.edgepurge.domain.purge;

import io.edgepurge.domain.account.DistributionId;
import java.time.Instant;
import java.util.Collection;

/**
 * Sends doorbells, the messages that make the worker reconcile a distribution. A lost doorbell only delays work until the next
 * sweep, so no method throws. Safe for use by many threads.
 */
public interface Doorbells {
    /** Sends an immediate doorbell for each distribution. Not related to {@link Object#notify()}. */
    void notify(Collection<DistributionId> distributions);

    /** Sends a doorbell for one distribution that is delivered at a future time, accurate to the second. */
    void scheduleNext(DistributionId distribution, Instant at);
}
