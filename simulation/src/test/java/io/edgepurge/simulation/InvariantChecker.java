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
import io.edgepurge.domain.reconcile.Polling;
import io.edgepurge.testing.Records;
import io.edgepurge.testing.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Observes every write and every CloudFront response, and compares them at every step. */
final class InvariantChecker implements CallInterceptor {
    /** Tolerated delay between a permit and its call. CloudFront's burst exceeds that of the rate limiter by one call, or 2 s. */
    private static final long MAX_DELAY_MILLIS = 1_900;

    private static final List<DistributionId> DISTRIBUTIONS = List.of(Samples.IMAGES, Samples.VIDEOS);

    private final World world;
    private final Records records;
    private final ExpectedDelays delays;
    private final ExpectedItems items;
    private final ExpectedPlans plans;
    private final ExpectedTokenBucket tokenBucket = new ExpectedTokenBucket();
    /** A list, because a doorbell can be moved away from a time and back to it before its message is sent. */
    private final List<ScheduledDoorbell> movedDoorbells = new ArrayList<>();

    InvariantChecker(World world, Records records) {
        this.world = world;
        this.records = records;
        this.delays = new ExpectedDelays(world);
        this.items = new ExpectedItems(world, records.purgeStore(), delays);
        this.plans = new ExpectedPlans(world, records.plans(), items);
    }

    @Override
    public @Nullable Object intercept(Call call) throws Throwable {
        Object answer = call.proceed();
        switch (call.point()) {
            case "ItemStore.mark" -> items.marked(call.list(1, Claim.class), false);
            case "ItemStore.markAndRefund" -> items.marked(call.list(1, Claim.class), true);
            case "PlanStore.confirm" ->
                plans.confirmed(call.argument(0, InvalidationPlan.class), call.argument(1, Submission.class));
            case "PlanStore.callUnanswered" -> plans.ended(call.argument(0, InvalidationPlan.class));
            default -> {
                if (answer != null) {
                    returned(call, answer);
                }
            }
        }
        return answer;
    }

    private void returned(Call call, Object answer) {
        switch (call.point()) {
            case "PurgeStore.accept" -> items.accepted(call.argument(0, Acceptance.class), (AcceptResult) answer);
            case "PlanStore.beginCall" ->
                ((Optional<?>) answer)
                        .ifPresent(plan -> plans.began((InvalidationPlan) plan, call.argument(1, Instant.class)));
            case "PlanStore.callRefused" ->
                ((Optional<?>) answer).ifPresent(plan -> {
                    plans.ended((InvalidationPlan) plan);
                    plans.refused((InvalidationPlan) plan);
                });
            default -> {
                if (answer.equals(true)) {
                    written(call);
                }
            }
        }
    }

    /** Checks a conditional write that succeeded. */
    private void written(Call call) {
        switch (call.point()) {
            case "PlanStore.replace" -> plans.replaced(call);
            case "PlanStore.moveNextDoorbell" -> {
                Optional<?> read = call.argument(1, Optional.class);
                moved(
                        call.argument(0, DistributionId.class),
                        read.map(Instant.class::cast),
                        call.argument(2, Instant.class));
            }
            case "ClearanceStore.updateLease",
                    "ClearanceStore.backOff",
                    "ClearanceStore.cleared",
                    "PlanStore.recordRejections",
                    "PlanStore.remove" -> {}
            case "PlanStore.recordPoll" ->
                delays.polled(call.argument(0, DistributionId.class), call.argument(2, Polling.class));
            case "ClearanceStore.giveUp" ->
                items.abandoned(call.argument(1, PendingClearance.class), call.argument(2, Set.class));
            case "PurgeStore.cancel" -> cancelled(call.argument(0, Purge.class));
            case "TokenBucketStore.replace" -> {
                TokenBucket next = call.argument(1, TokenBucket.class);
                if (tokenBucket.replaced(next)) {
                    // The bucket refills from this time on, not from the time of the write.
                    world.scheduler().current().tokenTakenAt = next.at().toEpochMilli();
                }
            }
            default -> throw new Violation("no check for " + call.point());
        }
    }

    private void cancelled(Purge purge) {
        plans.cancelled(purge.id());
        List<Claim> all = purge.distributions().stream()
                .map(one -> new Claim(purge.account(), purge.id(), new TreeSet<>(purge.indexesOn(one))))
                .toList();
        items.marked(all, true);
    }

    /** Checks that the running actor has a permit for its CloudFront call. */
    void called(CloudFrontThrottle bucket) {
        Actor caller = world.scheduler().current();
        unless(caller.tokenTakenAt >= 0, "CloudFront is called without a permit of the rate limiter");
        delays.called();
        if (world.scheduler().now().toEpochMilli() - caller.tokenTakenAt > MAX_DELAY_MILLIS) {
            bucket.excuse(world.scheduler().now());
        }
        caller.tokenTakenAt = -1;
    }

    /** Returns the time from which no earlier fault or missing permission costs time. */
    Instant quietFrom() {
        return delays.quietFrom();
    }

    /** Records that CloudFront has refused a call or forgotten an invalidation. */
    void refused() {
        delays.refused();
    }

    void answered(CallerReference reference, InvalidationOutcome outcome, boolean knownBefore) {
        if (!(outcome instanceof InvalidationOutcome.Created)) {
            refused();
        }
        world.scheduler()
                .reach(
                        switch (outcome) {
                            case InvalidationOutcome.Created created ->
                                knownBefore ? CoverageGoal.CREATED_AGAIN : CoverageGoal.CREATED;
                            case InvalidationOutcome.TooManyInProgress full -> CoverageGoal.LIMIT_REACHED;
                            case InvalidationOutcome.Throttled throttled -> CoverageGoal.THROTTLED;
                            case InvalidationOutcome.BadPath bad -> CoverageGoal.BAD_PATH;
                            case InvalidationOutcome.NotAllowed denied -> CoverageGoal.NOT_ALLOWED;
                            case InvalidationOutcome.Unanswered unanswered ->
                                throw new Violation("CloudFront returned no response");
                            case InvalidationOutcome.ReferenceReused reused ->
                                throw new Violation(
                                        "the caller reference " + reference + " is reused with other paths");
                        });
    }

    void throttled(CloudFrontThrottle bucket) {
        refused();
        unless(bucket.isExcused(), "throttled, although no operator called CloudFront");
    }

    void limitReached(DistributionId distribution, InProgressLimit limit) {
        Capacity byHand = world.cloudFront().inProgress(distribution, one -> !one.isOurs());
        Capacity share = world.scenario().share();
        boolean beyond = switch (limit) {
            case FILES -> byHand.files() > share.files();
            case WILDCARDS -> byHand.wildcards() > share.wildcards();
        };
        unless(
                beyond,
                "too many %s in progress on %s, although the operator stayed within the reserved capacity",
                limit,
                distribution);
    }

    void created(Invalidation created) {
        Capacity ours = world.cloudFront().inProgress(created.distribution(), Invalidation::isOurs);
        Capacity capacity = world.scenario().capacity();
        unless(
                ours.files() <= capacity.files() && ours.wildcards() <= capacity.wildcards(),
                "%s of ours in progress on %s, more than %s",
                ours,
                created.distribution(),
                capacity);
        plans.created(created);
    }

    /** Checks that a doorbell is rescheduled only if no earlier one is pending. */
    private void moved(DistributionId distribution, Optional<Instant> read, Instant next) {
        boolean pending = read.filter(other -> other.isAfter(world.scheduler().now()) && !other.isAfter(next))
                .filter(other -> world.queue().isPending(distribution, other))
                .isPresent();
        unless(!pending, "%s has a doorbell pending at %s, but schedules another for %s", distribution, read, next);
        if (!world.isCalm()) {
            delays.scheduledDuringFaults(next);
        }
        movedDoorbells.add(new ScheduledDoorbell(distribution, next));
    }

    /** Checks that the time of a scheduled doorbell was recorded first. */
    void doorbellScheduled(DistributionId distribution, Instant at) {
        boolean moved = movedDoorbells.remove(new ScheduledDoorbell(distribution, at));
        unless(moved, "a doorbell is scheduled for %s on %s without a record", at, distribution);
    }

    boolean allItemsHaveEnded() {
        return items.open().isEmpty()
                && DISTRIBUTIONS.stream()
                        .allMatch(one -> records.plans().plans(one).isEmpty());
    }

    void checkNothingIsLeft() {
        DISTRIBUTIONS.forEach(one -> {
            List<Claim> waiting = records.queue().heads(one, 1);
            unless(waiting.isEmpty(), "all items have ended, but %s still waits on %s", waiting, one);
            List<Backlog> behind = records.clearances().backlogs(one);
            unless(behind.isEmpty(), "all items have ended, but %s is not cleared", behind);
        });
        items.quotas().check();
    }

    List<Item> open() {
        return items.open();
    }

    /** Returns the state of an item as the API reports it. */
    ItemState stateOf(Item item) {
        return items.stateOf(item);
    }

    private record ScheduledDoorbell(DistributionId distribution, Instant at) {}
}
