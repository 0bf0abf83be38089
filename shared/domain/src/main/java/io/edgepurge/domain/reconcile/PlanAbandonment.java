package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import java.time.Duration;
import java.util.List;

/** Gives plans up: the decision is recorded first, and whoever comes next carries on with it. */
final class PlanAbandonment {
    private final ReconcilePorts ports;

    PlanAbandonment(ReconcilePorts ports) {
        this.ports = ports;
    }

    /** Decides, unless somebody has called for the plan since it was read, and carries the decision out. */
    ReconcileResult begin(ReconcilePass pass, LoadedPlan loaded, Ending ending) {
        return ports.plans()
                .end(loaded.plan(), ending)
                .map(ended -> finish(pass, loaded.as(ended)))
                .orElse(ReconcileResult.NOW);
    }

    /** Carries a decision out, from wherever it was left, once no call for the plan can be on its way any longer. */
    ReconcileResult finish(ReconcilePass pass, LoadedPlan loaded) {
        Ending ending = loaded.plan().ending().orElseThrow();
        Duration wait =
                Duration.between(ports.clock().instant(), ending.at().plus(ReconcileConfig.CALLS_HAVE_ENDED_AFTER));
        if (mayBeCreatedYet(loaded.plan(), ending) && wait.isPositive()) {
            return ReconcileResult.in(wait);
        }
        return submit(pass, loaded, ending);
    }

    /** What CloudFront has refused for its paths, or made already, no call creates. */
    private static boolean mayBeCreatedYet(InvalidationPlan plan, Ending ending) {
        return !ending.refund()
                && plan.submission().isEmpty()
                && plan.calls().begun() > plan.calls().refused();
    }

    private ReconcileResult submit(ReconcilePass pass, LoadedPlan loaded, Ending ending) {
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
        pass.replace(List.of(loaded.plan()), List.of());
        ports.tell(observer -> observer.gaveUp(loaded.plan(), failing));
        return ReconcileResult.NOW;
    }
}
