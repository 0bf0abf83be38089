package io.edgepurge.domain.purge;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/**
 * The ports of the purge services.
 *
 * @param queued finds purges that are still queued
 * @param ids generates an id for a purge that joins its queues at the given time
 */
public record PurgePorts(
        PurgeStore purges,
        QueuedPurges queued,
        Doorbells doorbells,
        PurgeObserver observer,
        Function<Instant, PurgeId> ids,
        Clock clock) {}
