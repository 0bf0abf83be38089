package io.edgepurge.aws;

import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.reconcile.Claim;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        List<PurgeStatus> ended = table.queryAll(Key.purge(claim.account(), claim.purge()), Key.STATE).stream()
                .flatMap(item -> StoredItemStates.read(item).values().stream())
                .map(ItemState::status)
                .filter(PurgeStatus::isTerminal)
                .toList();
        Optional<Map<String, AttributeValue>> _ = table.update(
                StoredSummary.ended(claim.account(), claim.purge(), PurgeProgress.statusOf(ended), ended.size()));
    }
}
