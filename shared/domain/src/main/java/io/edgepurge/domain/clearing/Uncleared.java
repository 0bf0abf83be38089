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
public record Uncleared(Claim claim, Optional<Instant> triedSince) {

    /**
     * Those that may be cleared already: what is cleared before its time may hold the old copy again by then.
     *
     * @param oldestFirst as they wait
     */
    static List<Uncleared> due(List<Uncleared> oldestFirst, Instant now) {
        return oldestFirst.stream()
                .takeWhile(one -> !one.claim().purge().queuedAt().isAfter(now))
                .toList();
    }

    /** What remains without these items, if anything does. */
    Optional<Uncleared> without(Set<Integer> items) {
        return claim.without(items).map(rest -> new Uncleared(rest, triedSince));
    }
}
