package io.edgepurge.domain.clearing;

import io.edgepurge.domain.reconcile.Claim;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Items of one purge in a {@link Backlog}.
 *
 * @param triedSince when clearing one of them failed for the first time; they have been told why since
 */
public record Uncleared(Claim claim, Optional<Instant> triedSince) {

    /** What remains without these items, if anything does. */
    Optional<Uncleared> without(Set<Integer> items) {
        return claim.without(items).map(rest -> new Uncleared(rest, triedSince));
    }
}
