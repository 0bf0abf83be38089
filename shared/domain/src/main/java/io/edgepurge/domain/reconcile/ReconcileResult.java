package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a distribution, or a plan, wants to be looked at again: not at all, or after a while.
 *
 * @param suspension why CloudFront hears of nothing at the moment, if it does not
 */
record ReconcileResult(Optional<Duration> again, Optional<Suspension> suspension) {
    static final ReconcileResult NOTHING_LEFT = new ReconcileResult(Optional.empty(), Optional.empty());

    static final ReconcileResult NOW = in(Duration.ZERO);

    static ReconcileResult in(Duration wait) {
        return new ReconcileResult(Optional.of(wait), Optional.empty());
    }

    static ReconcileResult held(Suspension suspension, Duration wait) {
        return new ReconcileResult(Optional.of(wait), Optional.of(suspension));
    }

    boolean isNow() {
        return again.filter(Duration.ZERO::equals).isPresent();
    }

    /** The sooner of both. */
    ReconcileResult or(ReconcileResult other) {
        return new ReconcileResult(
                Stream.of(again, other.again).flatMap(Optional::stream).min(Duration::compareTo),
                suspension.or(other::suspension));
    }
}
