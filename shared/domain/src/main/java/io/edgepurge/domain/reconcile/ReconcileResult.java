package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The next step for a distribution or a plan, like the result of a Kubernetes controller.
 *
 * @param requeueAfter delay until the next pass; empty if there is nothing left to do
 * @param suspension the refusal because of which CloudFront is currently not called, if there is one
 */
record ReconcileResult(Optional<Duration> requeueAfter, Optional<Suspension> suspension) {
    static final ReconcileResult DONE = new ReconcileResult(Optional.empty(), Optional.empty());

    /** Another pass is needed at once: in the same run, or after an immediate doorbell if the run has no time left. */
    static final ReconcileResult PASS_AGAIN = after(Duration.ZERO);

    static ReconcileResult after(Duration delay) {
        return new ReconcileResult(Optional.of(delay), Optional.empty());
    }

    static ReconcileResult suspended(Suspension suspension, Duration delay) {
        return new ReconcileResult(Optional.of(delay), Optional.of(suspension));
    }

    boolean isDone() {
        return requeueAfter.isEmpty();
    }

    boolean isImmediate() {
        return requeueAfter.filter(Duration.ZERO::equals).isPresent();
    }

    /** Combines two results: the shorter delay, and the first suspension. */
    ReconcileResult and(ReconcileResult other) {
        return new ReconcileResult(
                Stream.of(requeueAfter, other.requeueAfter)
                        .flatMap(Optional::stream)
                        .min(Duration::compareTo),
                suspension.or(other::suspension));
    }
}
