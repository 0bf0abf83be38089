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

/**
 * Replaces a plan that can't be submitted as it is. Each new plan fits into an idle distribution. Together they may need more
 * capacity than is left, so {@link SubmissionOrder} decides when CloudFront is called for them.
 */
final class PlanReplacement {
    private static final Capacity UNLIMITED = new Capacity(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final ReconcilePorts ports;
    private final Capacity allowed;
    private final MissingPurges missingPurges;

    /** @param allowed the capacity of the worker */
    PlanReplacement(ReconcilePorts ports, Capacity allowed) {
        this.ports = ports;
        this.allowed = allowed;
        this.missingPurges = new MissingPurges(ports);
    }

    /**
     * Replaces a plan whose paths another version derived. CloudFront has none of its invalidations, or one with unknown paths, so
     * the new plan has another caller reference. In the second case its items are never refunded.
     */
    ReconcileResult replaceOutdated(ReconcilePass pass, LoadedPlan outdated) {
        InvalidationPlan plan = outdated.plan();
        boolean queued = plan.calls().neverCreated();
        Calls calls = queued ? Calls.NONE : plan.calls().afterForgotten();
        if (queued && !fits(outdated, allowed.minus(others(plan, pass)))) {
            return replanQueued(pass, outdated, plan.claims());
        }
        return replaceAll(pass, outdated, calls);
    }

    /**
     * Replaces the plan of an invalidation that CloudFront no longer knows. It may not have completed, so the new plan repeats
     * it with a new caller reference.
     */
    ReconcileResult replaceForgotten(ReconcilePass pass, LoadedPlan forgotten) {
        return missingPurges
                .dropFromPlan(forgotten)
                .map(existing ->
                        replaceAll(pass, existing, existing.plan().calls().afterForgotten()))
                .orElseGet(() -> remove(pass, forgotten.plan()));
    }

    /** Replaces a plan by one without the items of purges that no longer exist. */
    ReconcileResult replaceWithoutMissing(ReconcilePass pass, LoadedPlan incomplete) {
        return missingPurges
                .dropFromPlan(incomplete)
                .map(existing -> replaceOutdated(pass, existing))
                .orElseGet(() -> remove(pass, incomplete.plan()));
    }

    private static ReconcileResult remove(ReconcilePass pass, InvalidationPlan plan) {
        boolean _ = pass.remove(plan);
        return ReconcileResult.PASS_AGAIN;
    }

    /** Plans some queued items without folder wildcards, as capacity allows. The other items stay in the queue. */
    ReconcileResult replanQueued(ReconcilePass pass, LoadedPlan replaced, List<Claim> some) {
        InvalidationPlan plan = replaced.plan();
        List<InvalidationPlan> replacement = choose(replaced, some, allowed.minus(others(plan, pass))).stream()
                .map(choice -> replacement(plan, choice.claims(), choice.paths(), Calls.NONE))
                .toList();
        pass.replace(List.of(plan), replacement);
        return replacement.isEmpty()
                ? ReconcileResult.after(PlanRunner.AFTER_LIMIT_REACHED)
                : ReconcileResult.PASS_AGAIN;
    }

    /** Replaces a rejected plan of items that have left the queue by plans for some of them and plans for the others. */
    ReconcileResult replaceByTwo(ReconcilePass pass, LoadedPlan rejected, List<Claim> some) {
        InvalidationPlan plan = rejected.plan();
        Calls calls = plan.calls().afterSplit();
        List<InvalidationPlan> plans = new ArrayList<>(plansFor(rejected, some, calls));
        plans.addAll(plansFor(rejected, without(plan.claims(), some), calls));
        pass.replace(List.of(plan), plans);
        return ReconcileResult.PASS_AGAIN;
    }

    /** Replaces a rejected plan by plans for each part of its items, in this order. */
    ReconcileResult split(ReconcilePass pass, LoadedPlan rejected, List<List<Claim>> parts) {
        InvalidationPlan plan = rejected.plan();
        Calls calls = plan.calls().afterSplit();
        List<InvalidationPlan> plans = parts.stream()
                .map(rejected::only)
                .flatMap(part -> plansOf(part, calls).stream())
                .toList();
        pass.replace(List.of(plan), plans);
        return ReconcileResult.PASS_AGAIN;
    }

    /** Replaces a plan by one with the same items and folder wildcards, or by several if they need more than the capacity. */
    private ReconcileResult replaceAll(ReconcilePass pass, LoadedPlan replaced, Calls calls) {
        pass.replace(List.of(replaced.plan()), plansOf(replaced, calls));
        return ReconcileResult.PASS_AGAIN;
    }

    private List<InvalidationPlan> plansOf(LoadedPlan replaced, Calls calls) {
        InvalidationPlan plan = replaced.plan();
        return fits(replaced, allowed)
                ? List.of(replacement(plan, plan.claims(), pathsOf(replaced), calls))
                : plansFor(replaced, plan.claims(), calls);
    }

    /** Returns plans without folder wildcards, each of which fits into an idle distribution. */
    private List<InvalidationPlan> plansFor(LoadedPlan replaced, List<Claim> some, Calls calls) {
        List<InvalidationPlan> plans = new ArrayList<>();
        List<Claim> left = some;
        while (!left.isEmpty()) {
            List<Claim> first = firstItem(left);
            // an item above the capacity gets a plan of its own, which is submitted while nothing else is in progress
            Choice choice = choose(replaced, left, allowed)
                    .or(() -> choose(replaced, first, UNLIMITED))
                    .orElseThrow();
            plans.add(replacement(replaced.plan(), choice.claims(), choice.paths(), calls));
            left = without(left, choice.claims());
        }
        return plans;
    }

    private static List<Claim> firstItem(List<Claim> claims) {
        Claim first = claims.getFirst();
        return List.of(first.withItems(Set.of(first.items().getFirst())));
    }

    private static Optional<Choice> choose(LoadedPlan replaced, List<Claim> some, Capacity capacity) {
        return Planner.choose(some, replaced.itemsOf(some), capacity, FolderWildcardSelector.NONE);
    }

    private InvalidationPlan replacement(InvalidationPlan plan, List<Claim> claims, PlannedPaths paths, Calls calls) {
        return plan.replacement(ports.planIds().get(), ports.clock().instant(), claims, paths, calls);
    }

    private static PlannedPaths pathsOf(LoadedPlan loaded) {
        return PlannedPaths.of(loaded.paths(), loaded.plan().paths().folderWildcards());
    }

    private static boolean fits(LoadedPlan loaded, Capacity capacity) {
        PlannedPaths paths = pathsOf(loaded);
        return paths.files() <= capacity.files() && paths.wildcards() <= capacity.wildcards();
    }

    private static List<InvalidationPlan> others(InvalidationPlan plan, ReconcilePass pass) {
        return pass.live().stream()
                .filter(other -> !other.id().equals(plan.id()))
                .toList();
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
