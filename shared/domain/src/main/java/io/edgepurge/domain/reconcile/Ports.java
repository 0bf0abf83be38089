package io.edgepurge.domain.reconcile;

import java.time.Clock;
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

    /** The same with another CloudFront. */
    public Ports with(Cdn other) {
        return new Ports(plans, queue, items, pace, other, observer, clock, planIds);
    }
}
