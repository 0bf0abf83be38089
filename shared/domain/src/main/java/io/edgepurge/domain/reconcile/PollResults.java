package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.cloudfront.RecentInvalidations;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Scope;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Records the progress that CloudFront reports for the invalidation of a plan. */
final class PollResults {
    private final ReconcilePorts ports;
    private final Suspensions suspensions;
    private final ItemMarks marks;
    private final PlanAbandonment abandonment;
    private final PlanReplacement replacement;

    PollResults(ReconcilePorts ports, ReconcileConfig config) {
        this.ports = ports;
        this.suspensions = new Suspensions(ports, config.giveUpAfter());
        this.marks = new ItemMarks(ports.items());
        this.abandonment = new PlanAbandonment(ports);
        this.replacement = new PlanReplacement(ports, config.capacity());
    }

    /** Records the progress of the invalidations on a page. */
    ReconcileResult recordListed(ReconcilePass pass, RecentInvalidations.Listed page) {
        pass.inProgress().stream()
                .flatMap(plan -> plan.submission().stream())
                .map(Submission::invalidation)
                .forEach(id -> page.progressOf(id)
                        .ifPresent(progress -> pass.unrecorded().put(id, progress)));
        return recordAll(pass);
    }

    /**
     * Records what CloudFront has reported and no pass has recorded completely. A version conflict ends the pass; the next pass
     * of this run records the rest without another call.
     */
    ReconcileResult recordAll(ReconcilePass pass) {
        ReconcileResult result = ReconcileResult.DONE;
        for (InvalidationPlan plan : pass.inProgress()) {
            if (pass.timeIsUp()) {
                return ReconcileResult.PASS_AGAIN;
            }
            InvalidationProgress progress = pass.unrecorded()
                    .getOrDefault(plan.submission().orElseThrow().invalidation(), new InvalidationProgress.Unknown());
            result = result.and(record(pass, plan, progress));
        }
        pass.unrecorded().clear();
        return result;
    }

    private ReconcileResult record(ReconcilePass pass, InvalidationPlan plan, InvalidationProgress progress) {
        return switch (progress) {
            case InvalidationProgress.Completed() -> complete(pass, plan);
            case InvalidationProgress.InProgress() -> resume(plan);
            case InvalidationProgress.Unknown() -> ReconcileResult.DONE;
            case InvalidationProgress.Gone() ->
                replacement.replaceForgotten(
                        pass, LoadedPlan.of(plan, ports.items().items(plan.claims())));
            case InvalidationProgress.NotAllowed(String errorCode) -> accessDenied(pass, plan, errorCode);
        };
    }

    private ReconcileResult resume(InvalidationPlan plan) {
        suspensions.end(plan);
        return ReconcileResult.DONE;
    }

    private ReconcileResult complete(ReconcilePass pass, InvalidationPlan plan) {
        Submission submission = plan.submission().orElseThrow();
        Instant now = ports.clock().instant();
        marks.markPlan(plan, submission.submitted().completed(now));
        scheduleVisits(pass, plan, now);
        // the queue entries were removed before the invalidation was recorded
        if (pass.remove(plan)) {
            ports.notifyObserver(observer -> observer.completed(plan, now));
        }
        return ReconcileResult.DONE;
    }

    /** Records the items to visit before the plan is removed, so that a crash loses no visit. */
    private void scheduleVisits(ReconcilePass pass, InvalidationPlan plan, Instant now) {
        List<Claim> verified = plan.claims().stream().filter(Claim::verify).toList();
        if (!verified.isEmpty()) {
            ports.verifications().schedule(plan.distribution(), verified, now);
            pass.visitsScheduled();
        }
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
}
