package io.edgepurge.domain.clearing;

import io.edgepurge.domain.reconcile.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Items of one purge in a {@link Backlog}.
 *
 * @param triedSince when clearing one of them failed for the first time; they have been told why since
 */
public record PendingClearance(Claim claim, Optional<Instant> triedSince) {

    /**
     * Those that may be cleared already: what is cleared before its time may hold the old copy again by then.
     *
     * @param oldestFirst as they wait
     */
    static List<PendingClearance> due(List<PendingClearance> oldestFirst, Instant now) {
        return oldestFirst.stream()
                .takeWhile(one -> !one.claim().purge().queuedAt().isAfter(now))
                .toList();
    }

    /** What remains without these items, if anything does. */
    Optional<PendingClearance> without(Set<Integer> items) {
        return claim.without(items).map(rest -> new PendingClearance(rest, triedSince));
    }
}
