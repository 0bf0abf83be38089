package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Isolates the item because of which CloudFront rejects a whole plan: splits the plan until the item is alone. */
final class RejectedPaths {
    private final ReconcilePorts ports;
    private final PlanReplacement replacement;
    private final PlanAbandonment abandonment;

    RejectedPaths(ReconcilePorts ports, PlanReplacement replacement, PlanAbandonment abandonment) {
        this.ports = ports;
        this.replacement = replacement;
        this.abandonment = abandonment;
    }

    /** @param message CloudFront's error message */
    ReconcileResult resolve(ReconcilePass pass, LoadedPlan loaded, String message) {
        Optional<InvalidationPlan> refused = ports.plans().callRefused(loaded.plan());
        if (refused.isEmpty()) {
            return ReconcileResult.PASS_AGAIN;
        }
        LoadedPlan rejected = loaded.withPlan(refused.get());
        Instant now = ports.clock().instant();
        List<List<InvalidationPath>> groups = PlanSplit.groups(rejected);
        if (groups.size() > 1) {
            pass.replace(List.of(rejected.plan()), PlanSplit.halves(rejected, groups, ports.planIds(), now));
            return ReconcileResult.PASS_AGAIN;
        }
        return resolveGroup(pass, rejected, ending(rejected.plan(), message, now));
    }

    /** Resolves a plan whose paths belong to items that cannot be in different plans, or to one item. */
    private ReconcileResult resolveGroup(ReconcilePass pass, LoadedPlan rejected, Ending ending) {
        boolean itemsAreQueued = !rejected.plan().calls().mayHaveBeenCreated();
        if (itemsAreQueued && !rejected.plan().paths().folderWildcards().isEmpty()) {
            // no caller asked for that wildcard
            return replacement.replanQueued(pass, rejected, rejected.plan().claims());
        }
        List<Claim> half = rejected.paths().size() > 1 ? PlanSplit.halfOfItems(rejected) : List.of();
        return itemsAreQueued && !half.isEmpty()
                ? replacement.replanQueued(pass, rejected, half)
                : abandonment.begin(pass, rejected, ending);
    }

    private static Ending ending(InvalidationPlan plan, String message, Instant now) {
        if (plan.calls().mayHaveBeenCreated()) {
            // the items have left the queue, so they can't join another plan
            return new Ending(message, now, false, Scope.ALL);
        }
        // refund: if an earlier call had created an invalidation, the same reference and paths would have returned it
        return new Ending(message, now, true, Scope.SENT_PATHS);
    }
}
