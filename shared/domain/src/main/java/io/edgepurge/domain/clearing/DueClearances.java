package io.edgepurge.domain.clearing;

import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.reconcile.PurgeQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The purges of a backlog that may be cleared now. */
record DueClearances(ClearanceStore clearances, Backlog backlog, Clock clock) {
    private static final int PURGES_PER_PAGE = 50;

    /** Returns the next due purges, oldest first; empty if there are no more. */
    List<PendingClearance> after(Optional<PurgeId> last) {
        Instant now = clock.instant();
        List<PendingClearance> read = clearances.waiting(backlog, last, PURGES_PER_PAGE);
        List<PendingClearance> due = PendingClearance.due(read, now);
        // purges of a process whose clock is ahead can follow delayed ones
        while (due.isEmpty() && !read.isEmpty() && !read.getLast().joinsAfter(now.plus(PurgeQueue.MAX_CLOCK_SKEW))) {
            read = clearances.waiting(
                    backlog, Optional.of(read.getLast().claim().purge()), PURGES_PER_PAGE);
            due = PendingClearance.due(read, now);
        }
        return due;
    }
}
