package io.edgepurge.client;

import java.util.List;
import java.util.Optional;

/**
 * A purge that was accepted, now or when the same request came before.
 *
 * @param duplicates items that an earlier one makes superfluous; they are not charged
 * @param quota what is left afterwards; nothing if it could not be read
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

    AcceptedPurges alone() {
        return new AcceptedPurges(List.of(PurgeReceipt.of(purge)), quota);
    }
}
