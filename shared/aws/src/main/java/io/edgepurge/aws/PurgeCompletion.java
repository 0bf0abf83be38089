package io.edgepurge.aws;

import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.reconcile.Claim;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Records in the list of an account how its purges ended. */
final class PurgeCompletion {
    private final Table table;

    PurgeCompletion(Table table) {
        this.table = table;
    }

    /**
     * To be called when an item of a purge has ended; nothing happens before all have. Who stops before it leaves it to the
     * readers to find out.
     */
    void record(Claim claim) {
        List<PurgeStatus> ended = table.queryAll(Key.purge(claim.account(), claim.purge()), Key.STATE).stream()
                .flatMap(item -> StoredItemStates.read(item).values().stream())
                .map(ItemState::status)
                .filter(PurgeStatus::isTerminal)
                .toList();
        Optional<Map<String, AttributeValue>> _ = table.update(
                StoredSummary.ended(claim.account(), claim.purge(), PurgeProgress.statusOf(ended), ended.size()));
    }
}
