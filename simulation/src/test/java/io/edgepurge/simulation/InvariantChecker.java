package io.edgepurge.simulation;

import static io.edgepurge.simulation.Violation.unless;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.clearing.PendingClearance;
import io.edgepurge.domain.cloudfront.CallerReference;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.ratelimit.TokenBucket;
import io.edgepurge.domain.reconcile.Capacity;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.testing.Records;
import io.edgepurge.testing.Samples;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sees everything that is written and everything CloudFront answers, and compares the two at every step. */
final class InvariantChecker implements ObservedInvalidationApi {
    /** Between a call taken from the pace and the call itself; CloudFront's burst is one call, or 2 s, above the pace's. */
    private static final long LATE_MILLIS = 1_900;

    private static final List<DistributionId> DISTRIBUTIONS = List.of(Samples.IMAGES, Samples.VIDEOS);

    private final World world;
    private final Records records;
    private final ExpectedItems items;
    private final ExpectedPlans plans;
    private final ExpectedTokenBucket bucket = new ExpectedTokenBucket();
    private final Set<Bell> movedDoorbells = new HashSet<>();

    InvariantChecker(World world, Records records) {
        this.world = world;
        this.records = records;
        this.items = new ExpectedItems(world, records.purgeStore());
        this.plans = new ExpectedPlans(world, records.plans(), items);
    }

    @Override
    public @Nullable Object on(Call call) throws Throwable {
        Object answer = call.proceed();
        switch (call.point()) {
            case "ItemStore.mark" -> items.marked(call.list(1, Claim.class), false);
            case "ItemStore.markAndRefund" -> items.marked(call.list(1, Claim.class), true);
            case "PlanStore.confirm" ->
                plans.confirmed(call.argument(0, InvalidationPlan.class), call.argument(1, Submission.class));
            default -> {
                if (answer != null) {
                    heard(call, answer);
                }
            }
        }
        return answer;
    }

    private void heard(Call call, Object answer) {
        switch (call.point()) {
            case "PurgeStore.accept" -> items.accepted(call.argument(0, Acceptance.class), (AcceptResult) answer);
            case "PlanStore.callRefused" ->
                ((Optional<?>) answer).ifPresent(plan -> plans.refused((InvalidationPlan) plan));
            default -> {
                if (answer.equals(true)) {
                    decided(call);
                }
            }
        }
    }

    /** Whoever asked has won against everybody else. */
    private void decided(Call call) {
        switch (call.point()) {
            case "PlanStore.replace" -> plans.replaced(call);
            case "PlanStore.moveNextDoorbell" -> {
                Optional<?> read = call.argument(1, Optional.class);
                moved(
                        call.argument(0, DistributionId.class),
                        read.map(Instant.class::cast),
                        call.argument(2, Instant.class));
            }
            case "ClearanceStore.updateLease", "ClearanceStore.cleared" -> {}
            case "ClearanceStore.giveUp" ->
                items.gaveUp(call.argument(1, PendingClearance.class), call.argument(2, Set.class));
            case "PurgeStore.cancel" -> cancelled(call.argument(0, Purge.class));
            case "TokenBucketStore.replace" -> {
                TokenBucket next = call.argument(1, TokenBucket.class);
                bucket.taken(next);
                // not when it was written: from this moment on the pace has new income
                world.scheduler().current().tokenTakenAt = next.at().toEpochMilli();
            }
            default -> throw new Violation("nobody knows what " + call.point() + " decides");
        }
    }

    private void cancelled(Purge purge) {
        plans.cancelled(purge.id());
        List<Claim> all = purge.distributions().stream()
                .map(one -> new Claim(purge.account(), purge.id(), new TreeSet<>(purge.indexesOn(one))))
                .toList();
        items.marked(all, true);
    }

    /** CloudFront is being called by whoever is on stage. */
    void calls(CloudFrontThrottle bucket) {
        Actor caller = world.scheduler().current();
        unless(caller.tokenTakenAt >= 0, "CloudFront is called without a call taken from the pace");
        if (world.scheduler().now().toEpochMilli() - caller.tokenTakenAt > LATE_MILLIS) {
            bucket.excuse(world.scheduler().now());
        }
        caller.tokenTakenAt = -1;
    }

    void answered(CallerReference reference, InvalidationOutcome outcome, boolean knownBefore) {
        world.scheduler()
                .saw(
                        switch (outcome) {
                            case InvalidationOutcome.Created created ->
                                knownBefore ? CoverageGoal.CREATED_AGAIN : CoverageGoal.CREATED;
                            case InvalidationOutcome.TooManyInProgress full -> CoverageGoal.LIMIT_REACHED;
                            case InvalidationOutcome.Throttled throttled -> CoverageGoal.THROTTLED;
                            case InvalidationOutcome.BadPath bad -> CoverageGoal.BAD_PATH;
                            case InvalidationOutcome.NotAllowed denied -> CoverageGoal.NOT_ALLOWED;
                            case InvalidationOutcome.Unanswered unanswered ->
                                throw new Violation("CloudFront always knows what it says");
                            case InvalidationOutcome.ReferenceReused reused ->
                                throw new Violation("the caller reference " + reference + " is used with other paths");
                        });
    }

    void throttled(CloudFrontThrottle bucket) {
        unless(bucket.isExcused(), "throttled, though nobody called by hand");
    }

    void full(DistributionId distribution, InProgressLimit pool) {
        Capacity byHand = world.cloudFront().inProgress(distribution, one -> !one.isOurs());
        Capacity share = world.scenario().share();
        boolean beyond = switch (pool) {
            case FILES -> byHand.files() > share.files();
            case WILDCARDS -> byHand.wildcards() > share.wildcards();
        };
        unless(beyond, "too many %s in progress on %s, though the operator kept to his share", pool, distribution);
    }

    void created(Invalidation made) {
        Capacity ours = world.cloudFront().inProgress(made.distribution(), Invalidation::isOurs);
        Capacity capacity = world.scenario().capacity();
        unless(
                ours.files() <= capacity.files() && ours.wildcards() <= capacity.wildcards(),
                "%s in progress for us on %s, more than %s",
                ours,
                made.distribution(),
                capacity);
        plans.created(made);
    }

    /** A bell is moved only if none is to come before it. */
    private void moved(DistributionId distribution, Optional<Instant> read, Instant next) {
        boolean comes = read.filter(other -> other.isAfter(world.scheduler().now()) && !other.isAfter(next))
                .filter(other -> world.queue().isToCome(distribution, other))
                .isPresent();
        unless(!comes, "%s has a bell to come at %s, and sets another for %s", distribution, read, next);
        movedDoorbells.add(new Bell(distribution, next));
    }

    /** A bell is being set. */
    void rung(DistributionId distribution, Instant at) {
        boolean moved = movedDoorbells.remove(new Bell(distribution, at));
        unless(moved, "a bell is set for %s on %s, which nobody moved there", at, distribution);
    }

    boolean allHasEnded() {
        return items.open().isEmpty()
                && DISTRIBUTIONS.stream()
                        .allMatch(one -> records.plans().plans(one).isEmpty());
    }

    void nothingIsLeft() {
        DISTRIBUTIONS.forEach(one -> {
            List<Claim> waiting = records.queue().heads(one, 1);
            unless(waiting.isEmpty(), "all has ended, but %s still waits on %s", waiting, one);
            List<Backlog> behind = records.clearances().backlogs(one);
            unless(behind.isEmpty(), "all has ended, but %s is still to be cleared", behind);
        });
        items.checkQuotas();
    }

    List<Item> open() {
        return items.open();
    }

    /** What has become of an item, as our callers are told. */
    ItemState stateOf(Item item) {
        return items.stateOf(item);
    }

    private record Bell(DistributionId distribution, Instant at) {}
}
