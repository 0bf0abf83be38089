package io.edgepurge.domain.purge;

import java.time.Instant;
import java.util.Optional;

/**
 * A purge in a line.
 *
 * @param items how many it has
 */
public record PurgeSummary(PurgeId id, PurgeStatus status, Times times, Provenance provenance, int items, First first) {

    /** What a whole purge comes to. */
    public static PurgeSummary of(PurgeProgress progress) {
        Purge purge = progress.purge();
        PurgeItem first = purge.items().getFirst();
        return new PurgeSummary(
                purge.id(),
                progress.status(),
                new Times(purge.acceptedAt(), purge.notBefore()),
                purge.provenance(),
                purge.items().size(),
                new First(first.asked(), first.path().isTag()));
    }

    /** When it joins its queues, or has joined them. */
    public Instant queuedAt() {
        return times.notBefore().orElse(times.acceptedAt());
    }

    /** The same with another status. */
    public PurgeSummary with(PurgeStatus other) {
        return new PurgeSummary(id, other, times, provenance, items, first);
    }

    /** When it was accepted, and when it joins its queues if that is later. */
    public record Times(Instant acceptedAt, Optional<Instant> notBefore) {}

    /** The first item, as the caller wrote it. */
    public record First(String asked, boolean isTag) {}
}
