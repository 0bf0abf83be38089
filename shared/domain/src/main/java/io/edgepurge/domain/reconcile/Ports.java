package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.purge.Quietly;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What reconciling works with.
 *
 * @param planIds draws a new id each time
 */
public record Ports(
        PlanStore plans,
        PurgeQueue queue,
        ItemLedger items,
        PaceStore pace,
        Cdn cdn,
        WorkerObserver observer,
        Clock clock,
        Supplier<PlanId> planIds) {

    /** Tells the observer, whose troubles stay its own. */
    public void tell(Consumer<WorkerObserver> news) {
        Quietly.tell(() -> news.accept(observer));
    }

    /** The same with another CloudFront. */
    public Ports with(Cdn other) {
        return new Ports(plans, queue, items, pace, other, observer, clock, planIds);
    }
}
