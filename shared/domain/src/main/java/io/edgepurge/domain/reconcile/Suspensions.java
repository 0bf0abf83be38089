package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What purges are told while CloudFront refuses us, and how long that may go on. */
final class Suspensions {
    private final ReconcilePorts ports;
    private final ItemMarks marks;
    private final Duration giveUpAfter;

    Suspensions(ReconcilePorts ports, Duration giveUpAfter) {
        this.ports = ports;
        this.marks = new ItemMarks(ports.items());
        this.giveUpAfter = giveUpAfter;
    }

    /** Tells the items, once, and records it in the plan. */
    void begin(InvalidationPlan plan, Suspension suspension) {
        if (plan.suspension().isPresent()) {
            return;
        }
        tell(plan, suspension.since(), Optional.of(waiting(suspension)));
        ports.plans().suspend(plan, suspension);
    }

    /** Tells the items that CloudFront hears us again, if they were told otherwise. */
    void end(InvalidationPlan plan) {
        plan.suspension().ifPresent(suspension -> {
            tell(plan, suspension.since(), Optional.empty());
            ports.plans().resume(plan);
        });
    }

    private void tell(InvalidationPlan plan, Instant heldSince, Optional<String> reason) {
        ItemState state = plan.submission().map(Submission::submitted).orElseGet(() -> ItemState.queued(heldSince));
        marks.mark(plan, state.withReason(reason));
    }

    boolean isOver(Suspension suspension) {
        return !ports.clock().instant().isBefore(suspension.since().plus(giveUpAfter));
    }

    String givenUp(Suspension suspension) {
        return "CloudFront has returned " + suspension.reason() + " since " + suspension.since() + "; no longer retried";
    }

    private String waiting(Suspension suspension) {
        return "CloudFront returns " + suspension.reason() + "; retried every minute until "
                + suspension.since().plus(giveUpAfter);
    }
}
