package io.edgepurge.domain.purge;

import io.edgepurge.domain.endpointcheck.EffectCheck;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/**
 * The ports of the purge services.
 *
 * @param queued finds purges that are still queued
 * @param effects finds items on which a purge has no effect
 * @param ids generates an id for a purge that joins its queues at the given time
 */
public record PurgePorts(
        PurgeStore purges,
        QueuedPurges queued,
        Doorbells doorbells,
        PurgeObserver observer,
        EffectCheck effects,
        Function<Instant, PurgeId> ids,
        Clock clock) {
    /** Creates the ports of services that know nothing about the distributions. */
    public PurgePorts(
            PurgeStore purges,
            QueuedPurges queued,
            Doorbells doorbells,
            PurgeObserver observer,
            Function<Instant, PurgeId> ids,
            Clock clock) {
        this(purges, queued, doorbells, observer, EffectCheck.NONE, ids, clock);
    }
}
