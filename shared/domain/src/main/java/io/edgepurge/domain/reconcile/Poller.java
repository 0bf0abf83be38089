package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import io.edgepurge.domain.reconcile.InvalidationPlan.Scope;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks CloudFront after the invalidations in progress, as far as the pace allows, and settles those that completed. */
final class Poller {
    /** So many are asked after in turns, so that each is heard of soon; of more, the oldest come first. */
    private static final int ASKED_IN_TURNS = 3;

    private final ReconcilePorts ports;
    private final ReconcileConfig config;
    private final RateLimiter pace;
    private final Suspensions holds;
    private final ItemMarks marks;
    private final PlanAbandonment endings;

    Poller(ReconcilePorts ports, ReconcileConfig config) {
        this.ports = ports;
        this.config = config;
        this.pace = new RateLimiter(ports.pace(), config.pace());
        this.holds = new Suspensions(ports, config.giveUpAfter());
        this.marks = new ItemMarks(ports.items());
        this.endings = new PlanAbandonment(ports);
    }

    /** Asks after as many as it may. */
    ReconcileResult poll(ReconcilePass round) {
        Instant now = ports.clock().instant();
        reportOverdue(round, now);
        ReconcileResult outlook = ReconcileResult.NOTHING_LEFT;
        for (InvalidationPlan plan : inOrder(round.toAskAfter(), now)) {
            if (round.timeIsUp()) {
                return ReconcileResult.NOW;
            }
            Optional<Duration> wait = pace.tryTake(ApiCall.POLL, now);
            if (wait.isPresent()) {
                return outlook.or(ReconcileResult.in(wait.get()));
            }
            outlook = outlook.or(follow(round, plan, plan.submission().orElseThrow()));
        }
        return outlook;
    }

    private List<InvalidationPlan> inOrder(List<InvalidationPlan> submitted, Instant now) {
        List<InvalidationPlan> order = new ArrayList<>(submitted);
        order.sort(Comparator.comparing(InvalidationPlan::id));
        if (order.size() <= ASKED_IN_TURNS) {
            long turn = now.toEpochMilli() / Math.max(1, config.pollInterval().toMillis());
            Collections.rotate(order, Math.floorMod(turn, Math.max(1, order.size())));
        }
        return order;
    }

    private ReconcileResult follow(ReconcilePass round, InvalidationPlan plan, Submission submission) {
        return switch (ports.cdn().progressOf(plan.distribution(), submission.invalidation())) {
            case InvalidationProgress.Completed() -> settle(round, plan, submission);
            case InvalidationProgress.InProgress() -> heard(plan);
            case InvalidationProgress.Unknown() -> ReconcileResult.NOTHING_LEFT;
            case InvalidationProgress.Gone() -> planAnew(round, plan);
            case InvalidationProgress.NotAllowed(String errorCode) -> notAllowed(round, plan, errorCode);
        };
    }

    private ReconcileResult heard(InvalidationPlan plan) {
        holds.end(plan);
        return ReconcileResult.NOTHING_LEFT;
    }

    private ReconcileResult settle(ReconcilePass round, InvalidationPlan plan, Submission submission) {
        Instant now = ports.clock().instant();
        marks.mark(plan, submission.submitted().completed(now));
        ports.queue().remove(plan.distribution(), plan.claims());
        round.replace(List.of(plan), List.of());
        ports.tell(observer -> observer.completed(plan, now));
        return ReconcileResult.NOTHING_LEFT;
    }

    /** Nobody can say any longer whether it completed, so it is done again: under a new reference, as another plan. */
    private ReconcileResult planAnew(ReconcilePass round, InvalidationPlan plan) {
        CollapsedPaths paths = plan.paths().derivedFrom(ports.items().allItems(plan.claims()));
        InvalidationPlan again = plan.part(
                ports.planIds().get(),
                ports.clock().instant(),
                plan.claims(),
                PlannedPaths.of(paths, plan.paths().widened()),
                plan.calls().forgotten());
        round.replace(List.of(plan), List.of(again));
        return ReconcileResult.NOW;
    }

    private ReconcileResult notAllowed(ReconcilePass round, InvalidationPlan plan, String errorCode) {
        ports.tell(observer -> observer.notAllowed(plan, errorCode));
        Suspension hold =
                plan.hold().orElseGet(() -> new Suspension(errorCode, ports.clock().instant()));
        if (!holds.isOver(hold)) {
            holds.begin(plan, hold);
            return ReconcileResult.NOTHING_LEFT;
        }
        LoadedPlan carried = new LoadedPlan(plan, Map.of(), CollapsedPaths.of(List.of()));
        Ending ending = new Ending(holds.givenUp(hold), ports.clock().instant(), false, Scope.ALL);
        return endings.begin(round, carried, ending);
    }

    private void reportOverdue(ReconcilePass round, Instant now) {
        int overdue = Math.toIntExact(round.toAskAfter().stream()
                .flatMap(plan -> plan.submission().stream())
                .filter(submission ->
                        submission.at().plus(ItemState.OVERDUE_AFTER).isBefore(now))
                .count());
        if (overdue > 0) {
            ports.tell(observer -> observer.overdue(round.distribution(), overdue));
        }
    }
}
