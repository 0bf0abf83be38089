package io.edgepurge.testing;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.clearing.ClearanceStore;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.ratelimit.TokenBucketStore;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.domain.reconcile.ItemStore;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.PurgeQueue;
import io.edgepurge.domain.verifier.VerificationStore;
import java.util.List;
import java.util.Optional;

/** The stores that share one set of records. */
public record Records(
        PurgeStore purgeStore,
        PurgeQueue queue,
        ItemStore items,
        PlanStore plans,
        TokenBucketStore tokenBuckets,
        ClearanceStore clearances,
        VerificationStore verifications) {

    /** Returns in-memory records with these distributions. */
    public static Records inMemory(List<DistributionId> distributions) {
        return inMemory(distributions, List.of(), Optional.empty());
    }

    /** Returns in-memory records whose distributions all have a folder wildcard policy. */
    public static Records inMemory(List<DistributionId> distributions, Optional<FolderWildcardPolicy> allowed) {
        return inMemory(distributions, List.of(), allowed);
    }

    /** Returns in-memory records with additional distributions that have origin caches. */
    public static Records inMemory(List<DistributionId> distributions, List<DistributionId> cached) {
        return inMemory(distributions, cached, Optional.empty());
    }

    /** Returns in-memory records with all options. */
    public static Records inMemory(
            List<DistributionId> distributions, List<DistributionId> cached, Optional<FolderWildcardPolicy> allowed) {
        InMemoryPlanStore plans = new InMemoryPlanStore();
        InMemoryPurgeStore purgeStore = new InMemoryPurgeStore(plans);
        distributions.forEach(distribution -> plans.with(distribution).allow(distribution, allowed));
        cached.forEach(distribution -> plans.withOriginCaches(distribution).allow(distribution, allowed));
        return new Records(
                purgeStore,
                purgeStore,
                purgeStore,
                plans,
                new InMemoryTokenBucketStore(),
                purgeStore.clearances(),
                purgeStore.verificationStore());
    }
}
