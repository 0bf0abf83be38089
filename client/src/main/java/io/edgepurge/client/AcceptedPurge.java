package io.edgepurge.client;

import java.util.List;
import java.util.Optional;

/**
 * An accepted purge. A repeated request returns the purge of the first one.
 *
 * @param duplicates items that repeat an earlier item; they are not charged
 * @param quota the monthly quota after this purge; empty if it could not be read
 */
public record AcceptedPurge(Purge purge, List<Duplicate> duplicates, Optional<Quota> quota) {
    public AcceptedPurge {
        duplicates = List.copyOf(duplicates);
    }

    static AcceptedPurge of(JsonFields json) {
        return new AcceptedPurge(
                Purge.of(json),
                json.each("duplicates", Duplicate::of),
                json.child("quota").map(Quota::of));
    }

    AcceptedPurges asBulkResult() {
        return new AcceptedPurges(List.of(PurgeReceipt.ofPurge(purge)), quota);
    }
}
