package io.edgepurge.testing;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.PurgeLedger;
import io.edgepurge.domain.reconcile.ItemLedger;
import io.edgepurge.domain.reconcile.PaceStore;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.PurgeQueue;
import java.util.List;

/** One set of records, seen through each of its ports. */
public record Records(PurgeLedger ledger, PurgeQueue queue, ItemLedger items, PlanStore plans, PaceStore pace) {

    /** Records in memory that know these distributions. */
    public static Records inMemory(List<DistributionId> distributions) {
        InMemoryPlanStore plans = new InMemoryPlanStore();
        InMemoryLedger ledger = new InMemoryLedger(plans);
        distributions.forEach(plans::with);
        return new Records(ledger, ledger, ledger, plans, new InMemoryPace());
    }
}
