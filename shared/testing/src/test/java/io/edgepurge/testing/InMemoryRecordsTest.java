package io.edgepurge.testing;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.VIDEOS;

import java.util.List;

class InMemoryRecordsTest
        implements PurgeLedgerContract, PurgeQueueContract, ItemLedgerContract, PlanStoreContract, PaceStoreContract {
    @Override
    public Records records() {
        return Records.inMemory(List.of(IMAGES, VIDEOS));
    }
}
