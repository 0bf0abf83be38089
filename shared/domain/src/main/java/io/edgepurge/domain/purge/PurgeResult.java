package io.edgepurge.domain.purge;

import java.util.List;
import java.util.Optional;

/** The outcome of a purge request. */
public sealed interface PurgeResult permits PurgeResult.Accepted, Refusal {
    /**
     * The purge is recorded and charged, by this request or by an equal earlier one.
     *
     * @param duplicates items that repeat an earlier item of the same request; they are not charged
     * @param quota the remaining quota; empty if it could not be read
     */
    record Accepted(PurgeProgress progress, List<Duplicate> duplicates, Optional<QuotaReading> quota)
            implements PurgeResult {
        public Accepted {
            duplicates = List.copyOf(duplicates);
        }
    }
}
