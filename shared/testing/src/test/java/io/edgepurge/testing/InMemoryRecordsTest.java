package io.edgepurge.testing;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.VIDEOS;

import io.edgepurge.domain.reconcile.FolderWildcards;
import java.util.List;
import java.util.Optional;

class InMemoryRecordsTest
        implements PurgeLedgerContract,
                PurgeQueueContract,
                ItemLedgerContract,
                PlanStoreContract,
                PaceStoreContract,
                ClearanceStoreContract,
                UsageContract,
                PurgeHistoryContract {
    @Override
    public Records records() {
        return Records.inMemory(List.of(IMAGES, VIDEOS));
    }

    @Override
    public Records records(FolderWildcards onImages) {
        InMemoryPlanStore plans = new InMemoryPlanStore().with(IMAGES).with(VIDEOS);
        InMemoryLedger ledger = new InMemoryLedger(plans);
        plans.allow(IMAGES, Optional.of(onImages));
        return new Records(ledger, ledger, ledger, plans, new InMemoryPace(), ledger.clearances());
    }

    @Override
    public History history() {
        Records records = records();
        return new History(records, new InMemoryHistory((InMemoryLedger) records.ledger()));
    }
}
