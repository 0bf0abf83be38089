package io.edgepurge.domain.clearing;

import io.edgepurge.domain.reconcile.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Items of one purge in a {@link Backlog}.
 *
 * @param delayed true if the purge has a start time
 * @param triedSince the time of the first failure, since when the items show the reason; empty if none failed
 */
public record PendingClearance(Claim claim, boolean delayed, Optional<Instant> triedSince) {

    /**
     * Returns the purges that may be cleared now. A cache that is cleared before a purge's {@code notBefore} time may store
     * the old copy again by then.
     *
     * @param oldestFirst pending purges, oldest first
     */
    static List<PendingClearance> due(List<PendingClearance> oldestFirst, Instant now) {
        return oldestFirst.stream()
                .filter(one -> !one.delayed() || !one.joinsAfter(now))
                .toList();
    }

    /** Returns true if the timestamp of the purge is later. */
    boolean joinsAfter(Instant time) {
        return claim.purge().queuedAt().isAfter(time);
    }

    /** Returns the pending items without these; empty if none is left. */
    Optional<PendingClearance> without(Set<Integer> items) {
        return claim.without(items).map(rest -> new PendingClearance(rest, delayed, triedSince));
    }
}
