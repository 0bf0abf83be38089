package io.edgepurge.domain.purge;

import io.edgepurge.domain.verification.Verdict;
import io.edgepurge.domain.verification.Verification;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A purge as shown in a list.
 *
 * @param verification the worst verdict of the visits to its URLs; empty if there has been none
 */
public record PurgeSummary(
        PurgeId id,
        PurgeStatus status,
        Instant acceptedAt,
        PurgeOptions options,
        Provenance provenance,
        Items items,
        Optional<Verdict> verification) {
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
                new Items(purge.items().size(), first.input(), first.kind()),
                worst(progress.verifications().values().stream().map(Verification::verdict)));
    }

    /** Returns the worst of some verdicts; empty if there is none. */
    public static Optional<Verdict> worst(Stream<Verdict> verdicts) {
        return verdicts.min(Comparator.naturalOrder());
    }

    /** Returns the time at which the purge joins or joined its queues. */
    public Instant queuedAt() {
        return options.notBefore().orElse(acceptedAt);
    }

    /** Returns a copy with another status. */
    public PurgeSummary with(PurgeStatus other) {
        return new PurgeSummary(id, other, acceptedAt, options, provenance, items, verification);
    }

    /**
     * A summary of the items of a purge.
     *
     * @param first the first item as the caller wrote it
     */
    public record Items(int count, String first, ItemKind firstKind) {}
}
