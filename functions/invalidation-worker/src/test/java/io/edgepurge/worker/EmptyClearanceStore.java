package io.edgepurge.worker;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.clearing.ClearanceStore;
import io.edgepurge.domain.clearing.PendingClearance;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Nothing waits for any origin cache; remembers where that was asked. */
final class EmptyClearanceStore implements ClearanceStore {
    final List<DistributionId> looks = new ArrayList<>();
    boolean outOfReach;

    @Override
    public List<Backlog> backlogs(DistributionId distribution) {
        looks.add(distribution);
        if (outOfReach) {
            throw new StoreUnavailable("no answer", new IllegalStateException());
        }
        return List.of();
    }

    @Override
    public boolean updateLease(Backlog read, Optional<Instant> next) {
        throw new AssertionError("there is no backlog");
    }

    @Override
    public List<PendingClearance> waiting(Backlog backlog, Optional<PurgeId> after, int most) {
        throw new AssertionError("there is no backlog");
    }

    @Override
    public void tried(Backlog backlog, PendingClearance read, Instant at) {
        throw new AssertionError("there is no backlog");
    }

    @Override
    public boolean cleared(Backlog backlog, PendingClearance read, Set<Integer> items) {
        throw new AssertionError("there is no backlog");
    }

    @Override
    public boolean giveUp(Backlog backlog, PendingClearance read, Set<Integer> items, ItemState failed) {
        throw new AssertionError("there is no backlog");
    }
}
