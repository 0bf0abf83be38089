package io.edgepurge.aws;

import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.reconcile.Claim;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Stores the final status of a purge in its summary. */
final class PurgeCompletion {
    private final Table table;

    PurgeCompletion(Table table) {
        this.table = table;
    }

    /**
     * Stores the final status if all items of the purge have ended. Call it after an item has ended. If a worker crashes before
     * the call, readers compute the status from the items.
     */
    void recordIfComplete(Claim claim) {
        recordIfComplete(claim, Map.of());
    }

    /**
     * Stores the final status, and reads the other items of the purge only if those on one distribution are not all.
     *
     * @param states the stored states of the items on one distribution; empty if unknown
     */
    void recordIfComplete(Claim claim, Map<String, AttributeValue> states) {
        List<PurgeStatus> known = ended(Stream.of(states));
        if (known.isEmpty() || !record(claim, known)) {
            List<PurgeStatus> all =
                    ended(table.queryAll(Key.purge(claim.account(), claim.purge()), Key.STATE).stream());
            boolean _ = all.size() > known.size() && record(claim, all);
        }
    }

    private static List<PurgeStatus> ended(Stream<Map<String, AttributeValue>> states) {
        return states.flatMap(item -> StoredItemStates.read(item).values().stream())
                .map(ItemState::status)
                .filter(PurgeStatus::isTerminal)
                .toList();
    }

    /** Returns false if these are not all items of the purge. */
    private boolean record(Claim claim, List<PurgeStatus> ended) {
        return table.update(StoredSummary.ended(
                        claim.account(), claim.purge(), PurgeProgress.statusOf(ended), ended.size()))
                .isPresent();
    }
}
