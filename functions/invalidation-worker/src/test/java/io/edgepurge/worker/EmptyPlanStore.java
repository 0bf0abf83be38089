package io.edgepurge.worker;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.reconcile.Denial;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.Polling;
import io.edgepurge.domain.reconcile.Rejections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A plan store without plans. It records which distributions were read and can be unavailable for some of them. */
final class EmptyPlanStore implements PlanStore {
    static final DistributionId ONE = new DistributionId("E1A2B3");
    static final DistributionId TWO = new DistributionId("E4D5E6");

    final List<DistributionId> read = new ArrayList<>();
    final Set<DistributionId> cached = new HashSet<>();
    final Set<DistributionId> visited = new HashSet<>();
    final Set<DistributionId> unavailable = new HashSet<>();
    final Set<DistributionId> broken = new HashSet<>();
    boolean listUnavailable;

    @Override
    public Optional<DistributionState> state(DistributionId distribution) {
        if (unavailable.contains(distribution)) {
            throw noAnswer();
        }
        if (broken.contains(distribution)) {
            throw new NoClassDefFoundError("only this distribution needs it");
        }
        return Optional.of(new DistributionState(
                1,
                Optional.empty(),
                Optional.empty(),
                cached.contains(distribution),
                Optional.empty(),
                Optional.empty(),
                Rejections.NONE,
                Set.of(),
                visited.contains(distribution) ? Optional.of(1L) : Optional.empty()));
    }

    @Override
    public List<InvalidationPlan> plans(DistributionId distribution, DistributionState state) {
        read.add(distribution);
        return List.of();
    }

    @Override
    public List<DistributionId> distributions() {
        if (listUnavailable) {
            throw noAnswer();
        }
        return List.of(ONE, TWO);
    }

    @Override
    public boolean replace(
            DistributionId distribution, PlansAsRead read, List<InvalidationPlan> old, List<InvalidationPlan> by) {
        throw new AssertionError("there is no plan");
    }

    @Override
    public boolean remove(InvalidationPlan plan) {
        throw new AssertionError("there is no plan");
    }

    @Override
    public Optional<InvalidationPlan> beginCall(InvalidationPlan plan, Instant now) {
        throw new AssertionError("there is no plan");
    }

    @Override
    public void callUnanswered(InvalidationPlan plan) {
        throw new AssertionError("there is no plan");
    }

    @Override
    public Optional<InvalidationPlan> callRefused(InvalidationPlan plan) {
        throw new AssertionError("there is no plan");
    }

    @Override
    public void suspend(InvalidationPlan plan, Suspension suspension) {
        throw new AssertionError("there is no plan");
    }

    @Override
    public void resume(InvalidationPlan plan) {
        throw new AssertionError("there is no plan");
    }

    @Override
    public void confirm(InvalidationPlan plan, Submission submission) {
        throw new AssertionError("there is no plan");
    }

    @Override
    public Optional<InvalidationPlan> end(InvalidationPlan plan, Ending ending) {
        throw new AssertionError("there is no plan");
    }

    @Override
    public boolean moveNextDoorbell(DistributionId distribution, Optional<Instant> read, Instant next) {
        throw new AssertionError("there is nothing to schedule a doorbell for");
    }

    @Override
    public boolean recordPoll(DistributionId distribution, Optional<Polling> read, Polling next) {
        throw new AssertionError("there is nothing to poll");
    }

    @Override
    public Denial recordDenial(DistributionId distribution, Denial denial) {
        throw new AssertionError("there is no plan");
    }

    @Override
    public void clearDenial(DistributionId distribution) {
        throw new AssertionError("there is no plan");
    }

    @Override
    public boolean recordRejections(DistributionId distribution, Rejections read, Rejections next) {
        throw new AssertionError("there is no plan");
    }

    private static StoreUnavailable noAnswer() {
        return new StoreUnavailable("no answer", new IllegalStateException());
    }
}
