package io.edgepurge.domain.purge;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

/**
 * What a desk works with.
 *
 * @param queued tells which purges still wait
 * @param observer told of what becomes of requests
 * @param ids draws a new id each time, for a purge that joins its queues at the given time
 */
public record PurgePorts(
        PurgeStore ledger,
        QueuedPurges queued,
        Doorbells doorbells,
        PurgeObserver observer,
        Function<Instant, PurgeId> ids,
        Clock clock) {}
