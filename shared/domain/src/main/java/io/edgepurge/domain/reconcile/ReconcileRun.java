package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.cloudfront.RecentInvalidations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One run over a distribution: the time it has, and what one pass leaves to the next. Not for use by several threads. */
final class ReconcileRun {
    private final Clock clock;
    private final Instant stop;
    private Optional<RecentInvalidations.Listed> unfinishedList = Optional.empty();

    ReconcileRun(Clock clock, Duration longest) {
        this.clock = clock;
        this.stop = clock.instant().plus(longest);
    }

    /** Returns true if the rest is left to the next doorbell. */
    boolean timeIsUp() {
        return clock.instant().isAfter(stop);
    }

    Optional<RecentInvalidations.Listed> unfinishedList() {
        return unfinishedList;
    }

    void setUnfinishedList(Optional<RecentInvalidations.Listed> list) {
        unfinishedList = list;
    }
}
