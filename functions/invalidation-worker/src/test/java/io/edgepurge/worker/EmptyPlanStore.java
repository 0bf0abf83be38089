package io.edgepurge.worker;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import io.edgepurge.domain.reconcile.PlanStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** No plan on any distribution; remembers which were looked at, and fails for some. */
final class EmptyPlanStore implements PlanStore {
    static final DistributionId ONE = new DistributionId("E1A2B3");
    static final DistributionId TWO = new DistributionId("E4D5E6");

    final List<DistributionId> looks = new ArrayList<>();
    final Set<DistributionId> cached = new HashSet<>();
    final Set<DistributionId> outOfReach = new HashSet<>();
    boolean listOutOfReach;

    @Override
    public Optional<DistributionState> state(DistributionId distribution) {
        if (outOfReach.contains(distribution)) {
            throw unavailable();
        }
        return Optional.of(new DistributionState(1, Optional.empty(), Optional.empty(), cached.contains(distribution)));
    }

    @Override
    public List<InvalidationPlan> plans(DistributionId distribution) {
        looks.add(distribution);
        return List.of();
    }

    @Override
    public List<DistributionId> distributions() {
        if (listOutOfReach) {
            throw unavailable();
        }
        return List.of(ONE, TWO);
    }

    @Override
    public boolean replace(
            DistributionId distribution, long version, List<InvalidationPlan> old, List<InvalidationPlan> by) {
        throw new AssertionError("there is no plan");
    }

    @Override
    public Optional<InvalidationPlan> beginCall(InvalidationPlan plan) {
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
        throw new AssertionError("nothing is left to ring for");
    }

    private static StoreUnavailable unavailable() {
        return new StoreUnavailable("no answer", new IllegalStateException());
    }
}
