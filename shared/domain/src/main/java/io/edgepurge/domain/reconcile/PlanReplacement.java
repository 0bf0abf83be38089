package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.reconcile.InvalidationPlan.Calls;
import io.edgepurge.domain.reconcile.Planner.Choice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Replaces a plan that can't be submitted as it is. */
final class PlanReplacement {
    private final ReconcilePorts ports;
    private final Capacity allowed;

    /** @param allowed the capacity of the worker */
    PlanReplacement(ReconcilePorts ports, Capacity allowed) {
        this.ports = ports;
        this.allowed = allowed;
    }

    /**
     * Replaces a plan whose paths another version derived. CloudFront has none of its invalidations, or one with unknown paths, so
     * the new plan has another caller reference. In the second case its items are never refunded.
     */
    ReconcileResult replaceOutdated(ReconcilePass pass, LoadedPlan outdated) {
        InvalidationPlan plan = outdated.plan();
        boolean queued = plan.calls().neverCreated();
        Calls calls = queued ? Calls.NONE : plan.calls().afterForgotten();
        PlannedPaths paths = PlannedPaths.of(outdated.paths(), plan.paths().folderWildcards());
        List<InvalidationPlan> same = List.of(replacement(plan, plan.claims(), paths, calls));
        if (fit(same, capacityBeside(plan, pass))) {
            pass.replace(List.of(plan), same);
            return ReconcileResult.PASS_AGAIN;
        }
        if (queued) {
            return replanQueued(pass, outdated, plan.claims());
        }
        pass.replace(List.of(plan), plansFor(outdated, plan.claims(), calls));
        return ReconcileResult.PASS_AGAIN;
    }

    /** Plans some queued items without folder wildcards, as capacity allows. The other items stay in the queue. */
    ReconcileResult replanQueued(ReconcilePass pass, LoadedPlan replaced, List<Claim> some) {
        InvalidationPlan plan = replaced.plan();
        List<InvalidationPlan> replacement = choose(replaced, some, capacityBeside(plan, pass)).stream()
                .map(choice -> replacement(plan, choice.claims(), choice.paths(), Calls.NONE))
                .toList();
        pass.replace(List.of(plan), replacement);
        return replacement.isEmpty()
                ? ReconcileResult.after(PlanRunner.AFTER_LIMIT_REACHED)
                : ReconcileResult.PASS_AGAIN;
    }

    /**
     * Replaces a rejected plan of items that have left the queue by plans for some of them and plans for the others.
     *
     * @return empty, with nothing changed, if other plans use the capacity that the new plans need. Waiting for it could block the
     *     distribution, because the other plans are submitted later.
     */
    Optional<ReconcileResult> replaceByTwo(ReconcilePass pass, LoadedPlan rejected, List<Claim> some) {
        InvalidationPlan plan = rejected.plan();
        Calls calls = plan.calls().afterSplit();
        List<InvalidationPlan> plans = new ArrayList<>(plansFor(rejected, some, calls));
        plans.addAll(plansFor(rejected, without(plan.claims(), some), calls));
        if (!fit(plans, capacityBeside(plan, pass))) {
            return Optional.empty();
        }
        pass.replace(List.of(plan), plans);
        return Optional.of(ReconcileResult.PASS_AGAIN);
    }

    /**
     * Returns plans for items that have left the queue, without folder wildcards. Each fits into an idle distribution; CloudFront
     * accepts them one after the other.
     */
    private List<InvalidationPlan> plansFor(LoadedPlan replaced, List<Claim> some, Calls calls) {
        List<InvalidationPlan> plans = new ArrayList<>();
        List<Claim> left = some;
        while (!left.isEmpty()) {
            Choice choice = choose(replaced, left, allowed)
                    .orElseThrow(() ->
                            new IllegalStateException("plan " + replaced.plan().id()
                                    + " has an item with more paths than the worker's capacity " + allowed));
            plans.add(replacement(replaced.plan(), choice.claims(), choice.paths(), calls));
            left = without(left, choice.claims());
        }
        return plans;
    }

    private static Optional<Choice> choose(LoadedPlan replaced, List<Claim> some, Capacity capacity) {
        return Planner.choose(some, replaced.itemsOf(some), capacity, FolderWildcardSelector.NONE);
    }

    private InvalidationPlan replacement(InvalidationPlan plan, List<Claim> claims, PlannedPaths paths, Calls calls) {
        return plan.replacement(ports.planIds().get(), ports.clock().instant(), claims, paths, calls);
    }

    private Capacity capacityBeside(InvalidationPlan plan, ReconcilePass pass) {
        return allowed.minus(pass.live().stream()
                .filter(other -> !other.id().equals(plan.id()))
                .toList());
    }

    private static boolean fit(List<InvalidationPlan> plans, Capacity capacity) {
        int files = plans.stream().mapToInt(plan -> plan.paths().files()).sum();
        int wildcards =
                plans.stream().mapToInt(plan -> plan.paths().wildcards()).sum();
        return files <= capacity.files() && wildcards <= capacity.wildcards();
    }

    /** Returns the claims without the items of others. A plan can have two claims of one purge: its files and its wildcards. */
    private static List<Claim> without(List<Claim> claims, List<Claim> others) {
        Map<PurgeId, Set<Integer>> items = new HashMap<>();
        others.forEach(claim ->
                items.computeIfAbsent(claim.purge(), purge -> new HashSet<>()).addAll(claim.items()));
        return claims.stream()
                .flatMap(claim -> claim.without(items.getOrDefault(claim.purge(), Set.of())).stream())
                .toList();
    }
}
