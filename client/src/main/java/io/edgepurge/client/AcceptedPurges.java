package io.edgepurge.client;

import java.util.List;
import java.util.Optional;

/**
 * The accepted purges of a bulk request.
 *
 * @param quota the monthly quota after the last purge; empty if it could not be read
 */
public record AcceptedPurges(List<PurgeReceipt> purges, Optional<Quota> quota) {
    public AcceptedPurges {
        purges = List.copyOf(purges);
    }

    static AcceptedPurges of(JsonFields json) {
        return json.has("purges")
                ? new AcceptedPurges(
                        json.each("purges", PurgeReceipt::of),
                        json.child("quota").map(Quota::of))
                : AcceptedPurge.of(json).asBulkResult();
    }
}
