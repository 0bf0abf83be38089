package io.edgepurge.simulation;

import static io.edgepurge.simulation.Violation.unless;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeLedger.Acceptance;
import io.edgepurge.domain.purge.PurgeLedger.Accepting;
import io.edgepurge.domain.reconcile.CallerReference;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.InvalidationOutcome;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.Pool;
import io.edgepurge.domain.reconcile.Room;
import io.edgepurge.testing.Records;
import io.edgepurge.testing.Samples;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sees everything that is written and everything CloudFront answers, and compares the two at every step. */
final class Witness implements Tap {
    /** Between a call taken from the pace and the call itself; CloudFront's burst is one call, or 2 s, above the pace's. */
    private static final long LATE_MILLIS = 1_900;

    private static final List<DistributionId> DISTRIBUTIONS = List.of(Samples.IMAGES, Samples.VIDEOS);

    private final World world;
    private final Records records;
    private final KnownItems items;
    private final KnownPlans plans;
    private final Set<Bell> movedBells = new HashSet<>();

    Witness(World world, Records records) {
        this.world = world;
        this.records = records;
        this.items = new KnownItems(world, records.ledger());
        this.plans = new KnownPlans(world, records.plans(), items);
    }

    @Override
    public @Nullable Object on(Call call) throws Throwable {
        Object answer = call.proceed();
        if (call.is("PurgeLedger.accept")) {
            items.accepted(call.argument(0, Acceptance.class), (Accepting) answer);
        } else if (call.is("ItemLedger.mark")) {
            items.marked(claims(call), false);
        } else if (call.is("ItemLedger.markAndRefund")) {
            items.marked(claims(call), true);
        } else if (call.is("PlanStore.replace") && Boolean.TRUE.equals(answer)) {
            plans.replaced(call.argument(0, DistributionId.class), plansIn(call, 3));
        } else if (call.is("PlanStore.callRefused") && answer instanceof Optional<?> plan) {
            plan.ifPresent(now -> plans.refused((InvalidationPlan) now));
        } else if (call.is("PlanStore.confirm")) {
            plans.confirmed(call.argument(0, InvalidationPlan.class), call.argument(1, Submission.class));
        } else if (call.is("PlanStore.moveBell") && Boolean.TRUE.equals(answer)) {
            Optional<Instant> read = call.argument(1, Optional.class).map(Instant.class::cast);
            moved(call.argument(0, DistributionId.class), read, call.argument(2, Instant.class));
        } else if (call.is("PaceStore.replace") && Boolean.TRUE.equals(answer)) {
            world.stage().current().tokenTakenAt = world.stage().now().toEpochMilli();
        }
        return answer;
    }

    private static List<Claim> claims(Call call) {
        return Arrays.stream(call.argument(1, List.class).toArray())
                .map(Claim.class::cast)
                .toList();
    }

    private static List<InvalidationPlan> plansIn(Call call, int argument) {
        return Arrays.stream(call.argument(argument, List.class).toArray())
                .map(InvalidationPlan.class::cast)
                .toList();
    }

    /** CloudFront is being called by whoever is on stage. */
    void calls(TokenBucket bucket) {
        Actor caller = world.stage().current();
        unless(caller.tokenTakenAt >= 0, "CloudFront is called without a call taken from the pace");
        if (world.stage().now().toEpochMilli() - caller.tokenTakenAt > LATE_MILLIS) {
            bucket.excuse();
        }
        caller.tokenTakenAt = -1;
    }

    void answered(CallerReference reference, InvalidationOutcome outcome) {
        unless(
                !(outcome instanceof InvalidationOutcome.ReferenceReused),
                "the caller reference %s is used with other paths",
                reference);
    }

    void throttled(TokenBucket bucket) {
        unless(bucket.isExcused(), "throttled, though nobody called by hand");
    }

    void full(DistributionId distribution, Pool pool) {
        Room byHand = world.cloudFront().inProgress(distribution, one -> !one.isOurs());
        Room share = world.scenario().share();
        boolean beyond = switch (pool) {
            case FILES -> byHand.files() > share.files();
            case WILDCARDS -> byHand.wildcards() > share.wildcards();
        };
        unless(beyond, "too many %s in progress on %s, though the operator kept to his share", pool, distribution);
    }

    void created(Invalidation made) {
        Room ours = world.cloudFront().inProgress(made.distribution(), Invalidation::isOurs);
        Room room = world.scenario().room();
        unless(
                ours.files() <= room.files() && ours.wildcards() <= room.wildcards(),
                "%s in progress for us on %s, more than %s",
                ours,
                made.distribution(),
                room);
        plans.created(made);
    }

    /** A bell is moved only if none is to come before it. */
    private void moved(DistributionId distribution, Optional<Instant> read, Instant next) {
        boolean comes = read.filter(other -> other.isAfter(world.stage().now()) && !other.isAfter(next))
                .filter(other -> world.queue().isToCome(distribution, other))
                .isPresent();
        unless(!comes, "%s has a bell to come at %s, and sets another for %s", distribution, read, next);
        movedBells.add(new Bell(distribution, next));
    }

    /** A bell is being set. */
    void rung(DistributionId distribution, Instant at) {
        boolean moved = movedBells.remove(new Bell(distribution, at));
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
