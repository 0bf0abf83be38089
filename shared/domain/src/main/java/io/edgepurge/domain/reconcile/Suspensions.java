package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Suspends plans while CloudFront denies access. The items show the reason, and a deadline limits the suspension. */
final class Suspensions {
    private final ReconcilePorts ports;
    private final ItemMarks marks;
    private final Duration giveUpAfter;

    Suspensions(ReconcilePorts ports, Duration giveUpAfter) {
        this.ports = ports;
        this.marks = new ItemMarks(ports.items());
        this.giveUpAfter = giveUpAfter;
    }

    /**
     * Returns the suspension of items that CloudFront denies. Its time starts with the denial, whatever plans the items were in
     * before, but not before the newest of them joined its queue. So every item is retried for the whole time.
     */
    Suspension suspensionOf(List<Claim> claims, Denial denial) {
        Instant newest = claims.stream()
                .map(claim -> claim.purge().queuedAt())
                .max(Instant::compareTo)
                // the clock of the process that accepted the purge may be ahead
                .map(at -> at.isAfter(ports.clock().instant()) ? ports.clock().instant() : at)
                .orElse(denial.since());
        return new Suspension(denial.errorCode(), newest.isAfter(denial.since()) ? newest : denial.since());
    }

    /** Marks the items with the reason and records the suspension in the plan, unless the plan is already suspended. */
    void begin(InvalidationPlan plan, Suspension suspension) {
        if (plan.suspension().isPresent()) {
            return;
        }
        mark(plan, suspension.since(), Optional.of(waitingReason(suspension)));
        ports.plans().suspend(plan, suspension);
    }

    /** Removes the reason from the items and resumes the plan, if it is suspended. */
    void end(InvalidationPlan plan) {
        if (plan.suspension().isPresent()) {
            mark(plan, plan.suspension().get().since(), Optional.empty());
            ports.plans().resume(plan);
        }
    }

    private void mark(InvalidationPlan plan, Instant since, Optional<String> reason) {
        ItemState state = plan.submission().map(Submission::submitted).orElseGet(() -> ItemState.queued(since));
        marks.markPlan(plan, state.withReason(reason));
    }

    boolean isExpired(Suspension suspension) {
        return !ports.clock().instant().isBefore(suspension.since().plus(giveUpAfter));
    }

    String failureReason(Suspension suspension) {
        return "CloudFront has returned " + suspension.reason() + " since " + suspension.since()
                + "; no longer retried";
    }

    private String waitingReason(Suspension suspension) {
        return "CloudFront returns " + suspension.reason() + "; retried every minute until "
                + suspension.since().plus(giveUpAfter);
    }
}
