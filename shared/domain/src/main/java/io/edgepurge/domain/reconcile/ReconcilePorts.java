package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.purge.BestEffort;
import io.edgepurge.domain.ratelimit.TokenBucketStore;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The ports that the worker uses.
 *
 * @param planIds returns a new ID at each call
 */
public record ReconcilePorts(
        PlanStore plans,
        PurgeQueue queue,
        ItemStore items,
        TokenBucketStore tokenBuckets,
        InvalidationApi invalidationApi,
        WorkerObserver observer,
        Clock clock,
        Supplier<PlanId> planIds,
        VerificationQueue verifications) {

    /** Creates the ports of a worker without verification. */
    public ReconcilePorts(
            PlanStore plans,
            PurgeQueue queue,
            ItemStore items,
            TokenBucketStore tokenBuckets,
            InvalidationApi invalidationApi,
            WorkerObserver observer,
            Clock clock,
            Supplier<PlanId> planIds) {
        this(plans, queue, items, tokenBuckets, invalidationApi, observer, clock, planIds, VerificationQueue.NONE);
    }

    /** Returns the same ports with another queue of verifications. */
    public ReconcilePorts with(VerificationQueue other) {
        return new ReconcilePorts(plans, queue, items, tokenBuckets, invalidationApi, observer, clock, planIds, other);
    }

    /** Notifies the observer. Exceptions that it throws are dropped. */
    public void notifyObserver(Consumer<WorkerObserver> event) {
        BestEffort.run(() -> event.accept(observer));
    }

    /** Returns the same ports with another invalidation API. */
    public ReconcilePorts with(InvalidationApi other) {
        return new ReconcilePorts(plans, queue, items, tokenBuckets, other, observer, clock, planIds, verifications);
    }
}
