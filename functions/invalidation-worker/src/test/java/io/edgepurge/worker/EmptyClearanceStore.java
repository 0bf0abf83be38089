package io.edgepurge.worker;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.clearing.Backlog;
import io.edgepurge.domain.clearing.ClearanceStore;
import io.edgepurge.domain.clearing.ClearingPosition;
import io.edgepurge.domain.clearing.PendingClearance;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A clearance store without backlogs. It records which distributions were read. */
final class EmptyClearanceStore implements ClearanceStore {
    final List<DistributionId> read = new ArrayList<>();
    boolean unavailable;

    @Override
    public List<Backlog> backlogs(DistributionId distribution) {
        read.add(distribution);
        if (unavailable) {
            throw new StoreUnavailable("no answer", new IllegalStateException());
        }
        return List.of();
    }

    @Override
    public boolean updateLease(Backlog read, Optional<Instant> next) {
        throw new AssertionError("there is no backlog");
    }

    @Override
    public boolean backOff(Backlog read, Instant until, Optional<ClearingPosition> resumeAfter) {
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
    public boolean cleared(Backlog backlog, PendingClearance read, List<PurgeItem> items) {
        throw new AssertionError("there is no backlog");
    }

    @Override
    public void drop(Backlog backlog, PendingClearance read) {
        throw new AssertionError("there is no backlog");
    }

    @Override
    public boolean giveUp(Backlog backlog, PendingClearance read, Set<Integer> items, ItemState failed) {
        throw new AssertionError("there is no backlog");
    }
}
