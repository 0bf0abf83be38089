package io.edgepurge.testing;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.VIDEOS;

import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import java.util.List;
import java.util.Optional;

class InMemoryRecordsTest
        implements PurgeStoreContract,
                PurgeQueueContract,
                ItemStoreContract,
                PlanStoreContract,
                TokenBucketStoreContract,
                ClearanceStoreContract,
                VerificationStoreContract,
                UsageContract,
                PurgeHistoryContract {
    @Override
    public Records records() {
        return Records.inMemory(List.of(IMAGES, VIDEOS));
    }

    @Override
    public Records records(FolderWildcardPolicy onImages) {
        InMemoryPlanStore plans = new InMemoryPlanStore().with(IMAGES).with(VIDEOS);
        InMemoryPurgeStore purgeStore = new InMemoryPurgeStore(plans);
        plans.allow(IMAGES, Optional.of(onImages));
        return new Records(
                purgeStore,
                purgeStore,
                purgeStore,
                plans,
                new InMemoryTokenBucketStore(),
                purgeStore.clearances(),
                purgeStore.verificationStore());
    }

    @Override
    public History history() {
        Records records = records();
        return new History(records, new InMemoryPurgeHistory((InMemoryPurgeStore) records.purgeStore()));
    }
}
