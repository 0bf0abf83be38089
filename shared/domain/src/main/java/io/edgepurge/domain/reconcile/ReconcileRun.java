package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.InvalidationProgress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One run over a distribution: the time it has, and what one pass leaves to the next. Not for use by several threads. */
final class ReconcileRun {
    private final Clock clock;
    private final Instant stop;
    private final Map<InvalidationId, InvalidationProgress> unrecorded = new HashMap<>();
    private boolean scheduledVisits;

    ReconcileRun(Clock clock, Duration longest) {
        this.clock = clock;
        this.stop = clock.instant().plus(longest);
    }

    /** Returns true if the rest is left to the next doorbell. */
    boolean timeIsUp() {
        return clock.instant().isAfter(stop);
    }

    /** Returns what CloudFront has reported in this run and no pass has recorded completely. */
    Map<InvalidationId, InvalidationProgress> unrecorded() {
        return unrecorded;
    }

    /** Records that visits to completed items were scheduled. */
    void visitsScheduled() {
        scheduledVisits = true;
    }

    /** Returns whether this run has scheduled visits. */
    boolean hasScheduledVisits() {
        return scheduledVisits;
    }
}
