package io.edgepurge.testing;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.clearing.ClearanceStore;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.ratelimit.TokenBucketStore;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.domain.reconcile.ItemStore;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.PurgeQueue;
import java.util.List;
import java.util.Optional;

/** One set of records, seen through each of its ports. */
public record Records(
        PurgeStore ledger,
        PurgeQueue queue,
        ItemStore items,
        PlanStore plans,
        TokenBucketStore tokenBuckets,
        ClearanceStore clearances) {

    /** Records in memory that know these distributions. */
    public static Records inMemory(List<DistributionId> distributions) {
        return inMemory(distributions, List.of(), Optional.empty());
    }

    /** The same, where all distributions allow these folder wildcards. */
    public static Records inMemory(List<DistributionId> distributions, Optional<FolderWildcardPolicy> allowed) {
        return inMemory(distributions, List.of(), allowed);
    }

    /** The same, with origin caches behind some more distributions. */
    public static Records inMemory(List<DistributionId> distributions, List<DistributionId> cached) {
        return inMemory(distributions, cached, Optional.empty());
    }

    /** All of it together. */
    public static Records inMemory(
            List<DistributionId> distributions, List<DistributionId> cached, Optional<FolderWildcardPolicy> allowed) {
        InMemoryPlanStore plans = new InMemoryPlanStore();
        InMemoryPurgeStore ledger = new InMemoryPurgeStore(plans);
        distributions.forEach(distribution -> plans.with(distribution).allow(distribution, allowed));
        cached.forEach(distribution -> plans.withOriginCaches(distribution).allow(distribution, allowed));
        return new Records(ledger, ledger, ledger, plans, new InMemoryTokenBucketStore(), ledger.clearances());
    }
}
