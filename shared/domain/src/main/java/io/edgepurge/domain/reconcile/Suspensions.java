package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
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
    void begin(InvalidationPlan plan, Suspension hold) {
        if (plan.hold().isPresent()) {
            return;
        }
        tell(plan, hold.since(), Optional.of(waiting(hold)));
        ports.plans().hold(plan, hold);
    }

    /** Tells the items that CloudFront hears us again, if they were told otherwise. */
    void end(InvalidationPlan plan) {
        plan.hold().ifPresent(hold -> {
            tell(plan, hold.since(), Optional.empty());
            ports.plans().lift(plan);
        });
    }

    private void tell(InvalidationPlan plan, Instant heldSince, Optional<String> reason) {
        ItemState state = plan.submission().map(Submission::submitted).orElseGet(() -> ItemState.queued(heldSince));
        marks.mark(plan, state.withReason(reason));
    }

    boolean isOver(Suspension hold) {
        return !ports.clock().instant().isBefore(hold.since().plus(giveUpAfter));
    }

    String givenUp(Suspension hold) {
        return "CloudFront has answered " + hold.reason() + " since " + hold.since() + "; given up";
    }

    private String waiting(Suspension hold) {
        return "CloudFront answers " + hold.reason() + "; tried again every minute until "
                + hold.since().plus(giveUpAfter);
    }
}
