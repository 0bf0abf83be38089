package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.ratelimit.ApiCall;
import io.edgepurge.domain.ratelimit.RateLimitResult.Permit;
import io.edgepurge.domain.ratelimit.RateLimitResult.Wait;
import io.edgepurge.domain.ratelimit.RateLimiter;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Scope;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Submits one plan to CloudFront. Each step is idempotent, so any worker can repeat or continue the work of another. */
final class PlanRunner {
    private static final Duration AFTER_THROTTLING = Duration.ofSeconds(3);
    private static final Duration AFTER_NO_RESPONSE = Duration.ofSeconds(5);
    private static final Duration AFTER_ACCESS_DENIED = Duration.ofSeconds(50);
    private static final String REFERENCE_REUSED =
            "CloudFront already knows the caller reference of this invalidation with other paths";

    /** Delay after an in-progress limit was reached. */
    static final Duration AFTER_LIMIT_REACHED = Duration.ofSeconds(15);

    private final ReconcilePorts ports;
    private final ItemMarks marks;
    private final RateLimiter rateLimiter;
    private final RejectedPaths rejectedPaths;
    private final PlanReplacement replacement;
    private final PlanAbandonment abandonment;
    private final Suspensions suspensions;
    private final Capacity capacity;

    PlanRunner(ReconcilePorts ports, ReconcileConfig config) {
        this.ports = ports;
        this.capacity = config.capacity();
        this.marks = new ItemMarks(ports.items());
        this.rateLimiter = new RateLimiter(ports.tokenBuckets(), config.rateLimit());
        this.abandonment = new PlanAbandonment(ports);
        this.replacement = new PlanReplacement(ports, config.capacity());
        this.rejectedPaths = new RejectedPaths(ports, replacement, abandonment);
        this.suspensions = new Suspensions(ports, config.giveUpAfter());
    }

    /**
     * Calls CloudFront for a plan without a recorded invalidation, if no other worker holds the lease of a call and the rate
     * limiter grants a permit.
     */
    ReconcileResult submit(ReconcilePass pass, InvalidationPlan plan) {
        if (plan.ending().isPresent()) {
            return abandonment.finish(pass, load(plan));
        }
        Instant now = ports.clock().instant();
        Optional<Duration> lease = plan.calls().leaseLeft(now);
        if (lease.isPresent()) {
            return ReconcileResult.after(lease.get());
        }
        LoadedPlan loaded = load(plan);
        return switch (rateLimiter.tryAcquire(ApiCall.CREATE, plan.distribution(), now)) {
            case Wait(Duration delay) -> ReconcileResult.after(delay);
            case Permit() -> callOrReplace(pass, loaded);
        };
    }

    /** Calls CloudFront for a plan for which the caller already holds a permit. */
    ReconcileResult submitWithPermit(ReconcilePass pass, InvalidationPlan plan) {
        return callOrReplace(pass, load(plan));
    }

    /** Suspends a plan without calling CloudFront, because CloudFront has just denied another call. */
    void suspend(ReconcilePass pass, InvalidationPlan plan) {
        pass.refusals()
                .denial()
                .ifPresent(denial -> suspensions.begin(plan, suspensions.suspensionOf(plan.claims(), denial)));
    }

    /** Calls CloudFront only with the paths that the plan was stored with. Another version may have derived others. */
    private ReconcileResult callOrReplace(ReconcilePass pass, LoadedPlan loaded) {
        if (MissingPurges.isAnyIn(loaded)) {
            return replacement.replaceWithoutMissing(pass, loaded);
        }
        return loaded.hasPlannedPaths() ? call(pass, loaded) : replacement.replaceOutdated(pass, loaded);
    }

    /** Records that a call begins, and makes it. */
    private ReconcileResult call(ReconcilePass pass, LoadedPlan loaded) {
        Optional<InvalidationPlan> begun =
                ports.plans().beginCall(loaded.plan(), ports.clock().instant());
        if (begun.isEmpty()) {
            // another worker has replaced, abandoned or submitted the plan, or begins a call for it: read again
            return ReconcileResult.PASS_AGAIN;
        }
        return callBegun(pass, loaded.withPlan(begun.get()));
    }

    /** Makes a call that is recorded as begun, for which the caller holds a permit, and records its outcome. */
    ReconcileResult callBegun(ReconcilePass pass, LoadedPlan calling) {
        InvalidationPlan plan = calling.plan();
        // now the other workers count the paths of this plan; a plan that they made before may come first
        if (dependsOnOthers(pass, plan) && !pass.isCurrent()) {
            ports.plans().callRefused(plan);
            return ReconcileResult.PASS_AGAIN;
        }
        Suspects.accountOf(plan)
                .ifPresent(account -> pass.refusals()
                        .changeRejections(
                                before -> before.withTurn(account, ports.clock().instant())));
        InvalidationOutcome outcome = ports.invalidationApi()
                .createInvalidation(plan.distribution(), plan.callerReference(), calling.paths());
        if (showsAccess(outcome)) {
            pass.refusals().endDenial();
        }
        return switch (outcome) {
            case InvalidationOutcome.Created(InvalidationId id) -> confirm(pass, calling, id);
            case InvalidationOutcome.BadPath(String message) -> rejectedPaths.resolve(pass, calling, message);
            case InvalidationOutcome.ReferenceReused() -> abandonReusedReference(pass, calling);
            case InvalidationOutcome.TooManyInProgress(InProgressLimit limit) -> limitReached(plan, limit);
            case InvalidationOutcome.Throttled() -> throttled(plan);
            case InvalidationOutcome.NotAllowed(String errorCode) -> accessDenied(pass, calling, errorCode);
            case InvalidationOutcome.Unanswered() -> unanswered(plan);
        };
    }

    /** Returns true if another worker may have made a plan as if this one used no capacity, or the other way round. */
    private boolean dependsOnOthers(ReconcilePass pass, InvalidationPlan plan) {
        return pass.submissionOrder(capacity).isExceeded()
                || !pass.suspectPlans().isEmpty()
                || pass.suspects().isOfSuspect(plan);
    }

    private static boolean showsAccess(InvalidationOutcome outcome) {
        return switch (outcome) {
            case InvalidationOutcome.Created created -> true;
            case InvalidationOutcome.BadPath bad -> true;
            case InvalidationOutcome.ReferenceReused reused -> true;
            case InvalidationOutcome.TooManyInProgress full -> true;
            case InvalidationOutcome.Throttled throttled -> false;
            case InvalidationOutcome.NotAllowed denied -> false;
            case InvalidationOutcome.Unanswered unanswered -> false;
        };
    }

    private ReconcileResult unanswered(InvalidationPlan plan) {
        ports.plans().callUnanswered(plan);
        return ReconcileResult.after(AFTER_NO_RESPONSE);
    }

    private ReconcileResult confirm(ReconcilePass pass, LoadedPlan loaded, InvalidationId id) {
        InvalidationPlan plan = loaded.plan();
        if (loaded.paths().all().stream().anyMatch(InvalidationPath::isTag)) {
            pass.refusals().changeRejections(Rejections::withTagsAccepted);
        }
        Submission submission = new Submission(id, ports.clock().instant());
        // the plan is confirmed last: after a crash before that, the idempotent call is repeated
        marks.markLoaded(loaded, submission.submitted());
        ports.queue().remove(plan.distribution(), plan.claims());
        ports.plans().confirm(plan, submission);
        pass.confirmed(plan.submitted(submission));
        ports.notifyObserver(observer -> observer.submitted(plan, submission));
        return ReconcileResult.DONE;
    }

    private ReconcileResult throttled(InvalidationPlan plan) {
        ports.notifyObserver(observer -> observer.throttled(plan));
        ports.plans().callRefused(plan);
        return ReconcileResult.after(AFTER_THROTTLING);
    }

    private ReconcileResult limitReached(InvalidationPlan plan, InProgressLimit limit) {
        ports.notifyObserver(observer -> observer.tooManyInProgress(plan, limit));
        suspensions.end(plan);
        ports.plans().callRefused(plan);
        return ReconcileResult.after(AFTER_LIMIT_REACHED);
    }

    private ReconcileResult accessDenied(ReconcilePass pass, LoadedPlan loaded, String errorCode) {
        ports.notifyObserver(observer -> observer.notAllowed(loaded.plan(), errorCode));
        Optional<InvalidationPlan> refused = ports.plans().callRefused(loaded.plan());
        if (refused.isEmpty()) {
            return ReconcileResult.PASS_AGAIN;
        }
        InvalidationPlan plan = refused.get();
        Denial denial = pass.refusals().recordDenial(errorCode);
        Suspension suspension = plan.suspension().orElseGet(() -> suspensions.suspensionOf(plan.claims(), denial));
        if (suspensions.isExpired(suspension)) {
            boolean refund = plan.calls().neverCreated();
            Ending ending = new Ending(
                    suspensions.failureReason(suspension), ports.clock().instant(), refund, Scope.ALL);
            return abandonment.begin(pass, loaded.withPlan(plan), ending);
        }
        suspensions.begin(plan, suspension);
        return ReconcileResult.suspended(suspension, AFTER_ACCESS_DENIED);
    }

    private ReconcileResult abandonReusedReference(ReconcilePass pass, LoadedPlan loaded) {
        ports.notifyObserver(observer -> observer.referenceReused(loaded.plan()));
        Optional<InvalidationPlan> refused = ports.plans().callRefused(loaded.plan());
        if (refused.isEmpty()) {
            return ReconcileResult.PASS_AGAIN;
        }
        Ending ending = new Ending(REFERENCE_REUSED, ports.clock().instant(), false, Scope.ALL);
        return abandonment.begin(pass, loaded.withPlan(refused.get()), ending);
    }

    /** Loads a plan with its items. */
    LoadedPlan load(InvalidationPlan plan) {
        return LoadedPlan.of(plan, ports.items().items(plan.claims()));
    }
}
