package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.ratelimit.ApiCall;
import io.edgepurge.domain.ratelimit.RateLimiter;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Scope;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
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
    private final Suspensions suspensions;
    private final ItemMarks marks;
    private final PlanAbandonment endings;

    Poller(ReconcilePorts ports, ReconcileConfig config) {
        this.ports = ports;
        this.config = config;
        this.pace = new RateLimiter(ports.pace(), config.pace());
        this.suspensions = new Suspensions(ports, config.giveUpAfter());
        this.marks = new ItemMarks(ports.items());
        this.endings = new PlanAbandonment(ports);
    }

    /** Asks after as many as it may. */
    ReconcileResult poll(ReconcilePass pass) {
        Instant now = ports.clock().instant();
        reportOverdue(pass, now);
        ReconcileResult result = ReconcileResult.NOTHING_LEFT;
        for (InvalidationPlan plan : inOrder(pass.toAskAfter(), now)) {
            if (pass.timeIsUp()) {
                return ReconcileResult.NOW;
            }
            Optional<Duration> wait = pace.tryAcquire(ApiCall.POLL, now);
            if (wait.isPresent()) {
                return result.or(ReconcileResult.in(wait.get()));
            }
            result = result.or(follow(pass, plan, plan.submission().orElseThrow()));
        }
        return result;
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

    private ReconcileResult follow(ReconcilePass pass, InvalidationPlan plan, Submission submission) {
        return switch (ports.invalidationApi().progressOf(plan.distribution(), submission.invalidation())) {
            case InvalidationProgress.Completed() -> settle(pass, plan, submission);
            case InvalidationProgress.InProgress() -> heard(plan);
            case InvalidationProgress.Unknown() -> ReconcileResult.NOTHING_LEFT;
            case InvalidationProgress.Gone() -> planAnew(pass, plan);
            case InvalidationProgress.NotAllowed(String errorCode) -> notAllowed(pass, plan, errorCode);
        };
    }

    private ReconcileResult heard(InvalidationPlan plan) {
        suspensions.end(plan);
        return ReconcileResult.NOTHING_LEFT;
    }

    private ReconcileResult settle(ReconcilePass pass, InvalidationPlan plan, Submission submission) {
        Instant now = ports.clock().instant();
        marks.mark(plan, submission.submitted().completed(now));
        ports.queue().remove(plan.distribution(), plan.claims());
        pass.replace(List.of(plan), List.of());
        ports.tell(observer -> observer.completed(plan, now));
        return ReconcileResult.NOTHING_LEFT;
    }

    /** Nobody can say any longer whether it completed, so it is done again: under a new reference, as another plan. */
    private ReconcileResult planAnew(ReconcilePass pass, InvalidationPlan plan) {
        CollapsedPaths paths = plan.paths().derivedFrom(ports.items().allItems(plan.claims()));
        InvalidationPlan again = plan.part(
                ports.planIds().get(),
                ports.clock().instant(),
                plan.claims(),
                PlannedPaths.of(paths, plan.paths().widened()),
                plan.calls().forgotten());
        pass.replace(List.of(plan), List.of(again));
        return ReconcileResult.NOW;
    }

    private ReconcileResult notAllowed(ReconcilePass pass, InvalidationPlan plan, String errorCode) {
        ports.tell(observer -> observer.notAllowed(plan, errorCode));
        Suspension suspension = plan.suspension()
                .orElseGet(() -> new Suspension(errorCode, ports.clock().instant()));
        if (!suspensions.isOver(suspension)) {
            suspensions.begin(plan, suspension);
            return ReconcileResult.NOTHING_LEFT;
        }
        LoadedPlan loaded = new LoadedPlan(plan, Map.of(), CollapsedPaths.of(List.of()));
        Ending ending =
                new Ending(suspensions.givenUp(suspension), ports.clock().instant(), false, Scope.ALL);
        return endings.begin(pass, loaded, ending);
    }

    private void reportOverdue(ReconcilePass pass, Instant now) {
        int overdue = Math.toIntExact(pass.toAskAfter().stream()
                .flatMap(plan -> plan.submission().stream())
                .filter(submission ->
                        submission.at().plus(ItemState.OVERDUE_AFTER).isBefore(now))
                .count());
        if (overdue > 0) {
            ports.tell(observer -> observer.overdue(pass.distribution(), overdue));
        }
    }
}
