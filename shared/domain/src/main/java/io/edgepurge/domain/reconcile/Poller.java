package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Hold;
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

    private final Ports ports;
    private final ReconcileConfig config;
    private final ApiPace pace;
    private final Holds holds;
    private final ItemMarks marks;
    private final PlanEnding endings;

    Poller(Ports ports, ReconcileConfig config) {
        this.ports = ports;
        this.config = config;
        this.pace = new ApiPace(ports.pace(), config.pace());
        this.holds = new Holds(ports, config.giveUpAfter());
        this.marks = new ItemMarks(ports.items());
        this.endings = new PlanEnding(ports);
    }

    /** Asks after as many as it may. */
    Outlook poll(Round round) {
        Instant now = ports.clock().instant();
        reportOverdue(round, now);
        Outlook outlook = Outlook.NOTHING_LEFT;
        for (InvalidationPlan plan : inOrder(round.toAskAfter(), now)) {
            if (round.timeIsUp()) {
                return Outlook.NOW;
            }
            Optional<Duration> wait = pace.tryTake(ApiCall.POLL, now);
            if (wait.isPresent()) {
                return outlook.or(Outlook.in(wait.get()));
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

    private Outlook follow(Round round, InvalidationPlan plan, Submission submission) {
        return switch (ports.cdn().progressOf(plan.distribution(), submission.invalidation())) {
            case InvalidationProgress.Completed() -> settle(round, plan, submission);
            case InvalidationProgress.InProgress() -> heard(plan);
            case InvalidationProgress.Unknown() -> Outlook.NOTHING_LEFT;
            case InvalidationProgress.Gone() -> planAnew(round, plan);
            case InvalidationProgress.NotAllowed(String errorCode) -> notAllowed(round, plan, errorCode);
        };
    }

    private Outlook heard(InvalidationPlan plan) {
        holds.end(plan);
        return Outlook.NOTHING_LEFT;
    }

    private Outlook settle(Round round, InvalidationPlan plan, Submission submission) {
        Instant now = ports.clock().instant();
        marks.mark(plan, submission.submitted().completed(now));
        ports.queue().remove(plan.distribution(), plan.claims());
        round.replace(List.of(plan), List.of());
        ports.tell(observer -> observer.completed(plan, now));
        return Outlook.NOTHING_LEFT;
    }

    /** Nobody can say any longer whether it completed, so it is done again: under a new reference, as another plan. */
    private Outlook planAnew(Round round, InvalidationPlan plan) {
        CollapsedPaths paths = plan.paths().derivedFrom(ports.items().allItems(plan.claims()));
        InvalidationPlan again = plan.part(
                ports.planIds().get(),
                ports.clock().instant(),
                plan.claims(),
                PlannedPaths.of(paths, plan.paths().widened()),
                plan.calls().forgotten());
        round.replace(List.of(plan), List.of(again));
        return Outlook.NOW;
    }

    private Outlook notAllowed(Round round, InvalidationPlan plan, String errorCode) {
        ports.tell(observer -> observer.notAllowed(plan, errorCode));
        Hold hold =
                plan.hold().orElseGet(() -> new Hold(errorCode, ports.clock().instant()));
        if (!holds.isOver(hold)) {
            holds.begin(plan, hold);
            return Outlook.NOTHING_LEFT;
        }
        Carried carried = new Carried(plan, Map.of(), CollapsedPaths.of(List.of()));
        Ending ending = new Ending(holds.givenUp(hold), ports.clock().instant(), false, Scope.ALL);
        return endings.begin(round, carried, ending);
    }

    private void reportOverdue(Round round, Instant now) {
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
