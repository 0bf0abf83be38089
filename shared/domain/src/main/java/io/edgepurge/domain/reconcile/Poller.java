package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.ratelimit.ApiCall;
import io.edgepurge.domain.ratelimit.RateLimitResult.Wait;
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

/** Polls the invalidations in progress, as the rate limiter allows, and records completed ones. */
final class Poller {
    /** With at most this many invalidations in progress, the order of polls rotates. With more, the oldest come first. */
    private static final int POLLED_IN_TURNS = 3;

    private final ReconcilePorts ports;
    private final ReconcileConfig config;
    private final RateLimiter rateLimiter;
    private final Suspensions suspensions;
    private final ItemMarks marks;
    private final PlanAbandonment abandonment;

    Poller(ReconcilePorts ports, ReconcileConfig config) {
        this.ports = ports;
        this.config = config;
        this.rateLimiter = new RateLimiter(ports.tokenBuckets(), config.rateLimit());
        this.suspensions = new Suspensions(ports, config.giveUpAfter());
        this.marks = new ItemMarks(ports.items());
        this.abandonment = new PlanAbandonment(ports);
    }

    /** Polls as many invalidations as the rate limiter permits in the time left. */
    ReconcileResult poll(ReconcilePass pass) {
        Instant now = ports.clock().instant();
        reportOverdue(pass, now);
        ReconcileResult result = ReconcileResult.DONE;
        for (InvalidationPlan plan : inOrder(pass.inProgress(), now)) {
            if (pass.timeIsUp()) {
                return ReconcileResult.PASS_AGAIN;
            }
            if (rateLimiter.tryAcquire(ApiCall.POLL, now) instanceof Wait(Duration delay)) {
                return result.and(ReconcileResult.after(delay));
            }
            result = result.and(pollOne(pass, plan, plan.submission().orElseThrow()));
        }
        return result;
    }

    private List<InvalidationPlan> inOrder(List<InvalidationPlan> submitted, Instant now) {
        List<InvalidationPlan> order = new ArrayList<>(submitted);
        order.sort(Comparator.comparing(InvalidationPlan::id));
        if (order.size() <= POLLED_IN_TURNS) {
            long turn = now.toEpochMilli() / Math.max(1, config.pollInterval().toMillis());
            Collections.rotate(order, Math.floorMod(turn, Math.max(1, order.size())));
        }
        return order;
    }

    private ReconcileResult pollOne(ReconcilePass pass, InvalidationPlan plan, Submission submission) {
        return switch (ports.invalidationApi().progressOf(plan.distribution(), submission.invalidation())) {
            case InvalidationProgress.Completed() -> complete(pass, plan, submission);
            case InvalidationProgress.InProgress() -> resume(plan);
            case InvalidationProgress.Unknown() -> ReconcileResult.DONE;
            case InvalidationProgress.Gone() -> replaceForgotten(pass, plan);
            case InvalidationProgress.NotAllowed(String errorCode) -> accessDenied(pass, plan, errorCode);
        };
    }

    private ReconcileResult resume(InvalidationPlan plan) {
        suspensions.end(plan);
        return ReconcileResult.DONE;
    }

    private ReconcileResult complete(ReconcilePass pass, InvalidationPlan plan, Submission submission) {
        Instant now = ports.clock().instant();
        marks.markPlan(plan, submission.submitted().completed(now));
        ports.queue().remove(plan.distribution(), plan.claims());
        pass.replace(List.of(plan), List.of());
        ports.notifyObserver(observer -> observer.completed(plan, now));
        return ReconcileResult.DONE;
    }

    /**
     * Replaces the plan of an invalidation that CloudFront no longer knows. It may not have completed, so the new plan repeats
     * it with a new caller reference.
     */
    private ReconcileResult replaceForgotten(ReconcilePass pass, InvalidationPlan plan) {
        CollapsedPaths paths = plan.paths().derivedFrom(ports.items().allItems(plan.claims()));
        InvalidationPlan again = plan.replacement(
                ports.planIds().get(),
                ports.clock().instant(),
                plan.claims(),
                PlannedPaths.of(paths, plan.paths().folderWildcards()),
                plan.calls().afterForgotten());
        pass.replace(List.of(plan), List.of(again));
        return ReconcileResult.PASS_AGAIN;
    }

    private ReconcileResult accessDenied(ReconcilePass pass, InvalidationPlan plan, String errorCode) {
        ports.notifyObserver(observer -> observer.notAllowed(plan, errorCode));
        Suspension suspension = plan.suspension()
                .orElseGet(() -> new Suspension(errorCode, ports.clock().instant()));
        if (!suspensions.isExpired(suspension)) {
            suspensions.begin(plan, suspension);
            return ReconcileResult.DONE;
        }
        LoadedPlan loaded = new LoadedPlan(plan, Map.of(), CollapsedPaths.of(List.of()));
        Ending ending =
                new Ending(suspensions.failureReason(suspension), ports.clock().instant(), false, Scope.ALL);
        return abandonment.begin(pass, loaded, ending);
    }

    private void reportOverdue(ReconcilePass pass, Instant now) {
        int overdue = Math.toIntExact(pass.inProgress().stream()
                .flatMap(plan -> plan.submission().stream())
                .filter(submission ->
                        submission.at().plus(ItemState.OVERDUE_AFTER).isBefore(now))
                .count());
        if (overdue > 0) {
            ports.notifyObserver(observer -> observer.overdue(pass.distribution(), overdue));
        }
    }
}
