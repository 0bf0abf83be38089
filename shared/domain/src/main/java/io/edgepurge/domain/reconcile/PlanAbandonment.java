package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.Planner.Choice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Abandons plans. It records the decision first, so that any worker can finish an abandonment that was interrupted. */
final class PlanAbandonment {
    /** Failing a purge takes several calls of the store. After this many, the worker checks whether its time is up. */
    static final int MOST_QUEUED_PURGES = 200;

    private final ReconcilePorts ports;

    PlanAbandonment(ReconcilePorts ports) {
        this.ports = ports;
    }

    /** Records the decision and finishes it, unless another worker has called CloudFront for the plan since it was read. */
    ReconcileResult begin(ReconcilePass pass, LoadedPlan loaded, Ending ending) {
        Optional<InvalidationPlan> ended = ports.plans().end(loaded.plan(), ending);
        if (ended.isEmpty()) {
            return ReconcileResult.PASS_AGAIN;
        }
        return finish(pass, loaded.withPlan(ended.get()));
    }

    /** Fails queued items. It records a plan that is being abandoned, because only a plan reserves its items. */
    ReconcileResult failQueued(ReconcilePass pass, Choice choice, Map<Claim, List<PurgeItem>> items, Ending ending) {
        InvalidationPlan plan = pass.newPlan(choice).ending(ending);
        pass.replace(List.of(), List.of(plan));
        return finish(pass, LoadedPlan.of(plan, items));
    }

    /** Fails the items of a plan whose abandonment is recorded, once no call for the plan can be in flight. */
    ReconcileResult finish(ReconcilePass pass, LoadedPlan loaded) {
        Ending ending = loaded.plan().ending().orElseThrow();
        Duration delay = Duration.between(ports.clock().instant(), ending.at().plus(ReconcileConfig.MAX_CALL_DURATION));
        if (mayStillBeCreated(loaded.plan(), ending) && delay.isPositive()) {
            return ReconcileResult.after(delay);
        }
        return failItems(pass, loaded, ending);
    }

    /** Returns true if a call without a response may be in flight. No call can create an invalidation of rejected paths. */
    private static boolean mayStillBeCreated(InvalidationPlan plan, Ending ending) {
        return !ending.refund()
                && plan.submission().isEmpty()
                && plan.calls().begun() > plan.calls().refused();
    }

    private ReconcileResult failItems(ReconcilePass pass, LoadedPlan loaded, Ending ending) {
        DistributionId distribution = loaded.plan().distribution();
        List<Claim> failing = switch (ending.scope()) {
            case ALL -> loaded.plan().claims();
            case SENT_PATHS -> loaded.claimsOfSentPaths();
        };
        ItemState failed = ItemState.failed(ending.reason(), ending.at())
                .withSubmittedAt(loaded.plan().submission().map(Submission::at));
        if (ending.refund()) {
            ports.items().markAndRefund(distribution, failing, failed);
        } else {
            ports.items().mark(distribution, failing, failed);
        }
        ports.queue().remove(distribution, failing);
        if (pass.remove(loaded.plan())) {
            ports.notifyObserver(observer -> observer.gaveUp(loaded.plan(), failing));
        }
        return ReconcileResult.PASS_AGAIN;
    }
}
