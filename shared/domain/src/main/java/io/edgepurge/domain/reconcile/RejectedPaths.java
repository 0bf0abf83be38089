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
        List<Claim> some = isolated(rejected, itemsAreQueued);
        if (some.isEmpty()) {
            return abandonment.begin(pass, rejected, ending);
        }
        return itemsAreQueued
                ? replacement.replanQueued(pass, rejected, some)
                : replacement.replaceByTwo(pass, rejected, some);
    }

    /** Returns the items to try apart from the others; empty if the items whose paths were sent fail together. */
    private static List<Claim> isolated(LoadedPlan rejected, boolean itemsAreQueued) {
        if (!rejected.plan().paths().folderWildcards().isEmpty()) {
            // no caller asked for that wildcard
            return rejected.plan().claims();
        }
        List<Claim> half = rejected.paths().size() > 1 ? PlanSplit.halfOfSentItems(rejected) : List.of();
        if (!half.isEmpty() || itemsAreQueued) {
            return half;
        }
        // items that have left the queue are all in the plan, also those that a rejected wildcard covered
        List<Claim> sent = rejected.claimsOfSentPaths();
        return sent.equals(rejected.plan().claims()) ? List.of() : sent;
    }

    private static Ending ending(InvalidationPlan plan, String message, Instant now) {
        if (plan.calls().mayHaveBeenCreated()) {
            // the items may have been purged, and all of them are those whose paths were sent
            return new Ending(message, now, false, Scope.ALL);
        }
        // refund: if an earlier call had created an invalidation, the same reference and paths would have returned it
        return new Ending(message, now, true, Scope.SENT_PATHS);
    }
}
