package io.edgepurge.domain.purge;

import java.time.Instant;

/** A purge as shown in a list. */
public record PurgeSummary(
        PurgeId id, PurgeStatus status, Instant acceptedAt, PurgeOptions options, Provenance provenance, Items items) {
    /** Returns the summary of a purge. */
    public static PurgeSummary of(PurgeProgress progress) {
        Purge purge = progress.purge();
        PurgeItem first = purge.items().getFirst();
        return new PurgeSummary(
                purge.id(),
                progress.status(),
                purge.acceptedAt(),
                purge.options(),
                purge.provenance(),
                new Items(purge.items().size(), first.input(), first.kind()));
    }

    /** Returns the time at which the purge joins or joined its queues. */
    public Instant queuedAt() {
        return options.notBefore().orElse(acceptedAt);
    }

    /** Returns a copy with another status. */
    public PurgeSummary with(PurgeStatus other) {
        return new PurgeSummary(id, other, acceptedAt, options, provenance, items);
    }

    /**
     * A summary of the items of a purge.
     *
     * @param first the first item as the caller wrote it
     */
    public record Items(int count, String first, ItemKind firstKind) {}
}
