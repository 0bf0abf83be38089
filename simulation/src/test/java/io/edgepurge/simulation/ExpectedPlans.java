package io.edgepurge.simulation;

import static io.edgepurge.simulation.Violation.unless;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Calls;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.PlanId;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.PlannedPaths;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every plan so far, and the invalidation that CloudFront created for it. */
final class ExpectedPlans {
    private final World world;
    private final PlanStore store;
    private final ExpectedItems items;
    private final Map<String, InvalidationPlan> plans = new HashMap<>();
    private final Map<PlanId, Instant> inFlightSince = new HashMap<>();

    ExpectedPlans(World world, PlanStore store, ExpectedItems items) {
        this.world = world;
        this.store = store;
        this.items = items;
    }

    /** @param call of {@link PlanStore#replace} */
    void replaced(Call call) {
        DistributionId distribution = call.argument(0, DistributionId.class);
        List<InvalidationPlan> added = call.list(3, InvalidationPlan.class);
        if (call.list(2, InvalidationPlan.class).isEmpty()) {
            added.forEach(plan -> items.wildcards().checkFiles(plan, () -> items.openOn(distribution)));
        }
        added.forEach(plan -> items.wildcards().checkAllowed(plan));
        added.forEach(this::planned);
        List<InvalidationPlan> live = store.plans(distribution);
        Set<Item> claimed = new HashSet<>();
        live.forEach(plan -> Item.of(plan.claims())
                .forEach(item -> unless(claimed.add(item), "%s is in two live plans of %s", item, distribution)));
    }

    /** Checks that no live plan contains an item of a canceled purge. */
    void cancelled(PurgeId purge) {
        store.distributions().stream()
                .flatMap(one -> store.plans(one).stream())
                .forEach(plan -> unless(
                        Item.of(plan.claims()).stream()
                                .noneMatch(item -> item.purge().equals(purge)),
                        "%s is cancelled, but planned in %s",
                        purge,
                        plan.id()));
    }

    private void planned(InvalidationPlan plan) {
        CollapsedPaths paths = paths(plan);
        unless(
                plan.paths().equals(PlannedPaths.of(paths, plan.paths().folderWildcards())),
                "%s contains equal or covered paths",
                plan.id());
        Item.of(plan.claims()).forEach(items::planned);
        Item.of(plan.claims())
                .forEach(item -> unless(!items.hasEnded(item), "%s had ended, but is planned in %s", item, plan.id()));
        unless(plans.put(plan.id().value(), plan) == null, "%s is created twice", plan.id());
    }

    private CollapsedPaths paths(InvalidationPlan plan) {
        return plan.paths()
                .derivedFrom(Item.of(plan.claims()).stream().map(items::itemOf).toList());
    }

    void created(Invalidation created) {
        String reference = created.reference().orElseThrow();
        InvalidationPlan plan = plans.get(reference);
        if (plan == null) {
            throw new Violation("the caller reference " + reference + " belongs to no plan");
        }
        unless(created.distribution().equals(plan.distribution()), "%s is created on another distribution", reference);
        unless(created.paths().equals(paths(plan).all()), "%s is created with other paths than planned", reference);
        boolean live = store.plans(plan.distribution()).stream()
                .anyMatch(one -> one.id().equals(plan.id()));
        unless(live, "%s is created, although its plan no longer exists", reference);
        items.wildcards().created(created.id(), plan);
        Item.of(plan.claims()).forEach(item -> items.invalidated(item, created.id()));
    }

    /**
     * Checks that no other worker's call for the plan is in flight.
     *
     * @param recorded the time that the plan records for the call, which can be earlier than the write
     */
    void began(InvalidationPlan plan, Instant recorded) {
        Instant before = inFlightSince.put(plan.id(), recorded);
        unless(
                before == null || !world.scheduler().now().isBefore(before.plus(Calls.LEASE)),
                "a call for %s begins, although another one has been in flight since %s",
                plan.id(),
                before);
    }

    /** Records that a call for the plan has ended. */
    void ended(InvalidationPlan plan) {
        inFlightSince.remove(plan.id());
    }

    void refused(InvalidationPlan plan) {
        unless(
                !plan.calls().neverCreated() || Item.of(plan.claims()).stream().noneMatch(items::wasInvalidated),
                "%s is recorded as never created, but CloudFront created it",
                plan.id());
    }

    void confirmed(InvalidationPlan plan, Submission submission) {
        boolean same = world.cloudFront()
                .createdWith(plan.callerReference().value())
                .filter(created -> created.id().equals(submission.invalidation()))
                .isPresent();
        unless(same, "%s is confirmed with the invalidation of another plan: %s", plan.id(), submission);
    }
}
