package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.purge.BestEffort;
import io.edgepurge.domain.ratelimit.TokenBucketStore;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What reconciling works with.
 *
 * @param planIds draws a new id each time
 */
public record ReconcilePorts(
        PlanStore plans,
        PurgeQueue queue,
        ItemStore items,
        TokenBucketStore pace,
        InvalidationApi invalidationApi,
        WorkerObserver observer,
        Clock clock,
        Supplier<PlanId> planIds) {

    /** Tells the observer, whose troubles stay its own. */
    public void tell(Consumer<WorkerObserver> news) {
        BestEffort.tell(() -> news.accept(observer));
    }

    /** The same with another CloudFront. */
    public ReconcilePorts with(InvalidationApi other) {
        return new ReconcilePorts(plans, queue, items, pace, other, observer, clock, planIds);
    }
}
