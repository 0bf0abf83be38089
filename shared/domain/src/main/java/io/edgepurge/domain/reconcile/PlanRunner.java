package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.ratelimit.ApiCall;
import io.edgepurge.domain.ratelimit.RateLimiter;
import io.edgepurge.domain.reconcile.InvalidationPlan.Calls;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Scope;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Carries one plan to its invalidation. Every step can be repeated, by this worker or another, from whatever point an
 * earlier one reached.
 */
final class PlanRunner {
    private static final Duration AFTER_THROTTLING = Duration.ofSeconds(3);
    private static final Duration AFTER_NO_ANSWER = Duration.ofSeconds(5);
    private static final Duration AFTER_A_FULL_POOL = Duration.ofSeconds(15);
    private static final Duration AFTER_A_REFUSAL_OF_US = Duration.ofSeconds(50);
    private static final String REFERENCE_REUSED =
            "CloudFront already knows the caller reference of this invalidation with other paths";

    private final ReconcilePorts ports;
    private final ReconcileConfig config;
    private final ItemMarks marks;
    private final RateLimiter pace;
    private final PlanAbandonment endings;
    private final Suspensions suspensions;

    PlanRunner(ReconcilePorts ports, ReconcileConfig config) {
        this.ports = ports;
        this.config = config;
        this.marks = new ItemMarks(ports.items());
        this.pace = new RateLimiter(ports.pace(), config.pace());
        this.endings = new PlanAbandonment(ports);
        this.suspensions = new Suspensions(ports, config.giveUpAfter());
    }

    /** Calls CloudFront for a plan that has no recorded invalidation yet, if the pace allows, and records what came of it. */
    ReconcileResult submit(ReconcilePass pass, InvalidationPlan plan) {
        LoadedPlan loaded = loaded(plan);
        if (plan.ending().isPresent()) {
            return endings.finish(pass, loaded);
        }
        Optional<Duration> wait = pace.tryAcquire(ApiCall.CREATE, ports.clock().instant());
        return wait.map(ReconcileResult::in).orElseGet(() -> announceAndCall(pass, loaded));
    }

    /** The same for a plan whose call has been taken from the pace already. */
    ReconcileResult submitWithPermit(ReconcilePass pass, InvalidationPlan plan) {
        return announceAndCall(pass, loaded(plan));
    }

    /** Lets the plan wait without a call, because CloudFront has just refused us. */
    void suspend(InvalidationPlan plan, Suspension suspension) {
        suspensions.begin(plan, suspension);
    }

    private ReconcileResult announceAndCall(ReconcilePass pass, LoadedPlan loaded) {
        return ports.plans()
                .beginCall(loaded.plan())
                .map(begun -> call(pass, loaded.as(begun)))
                .orElse(ReconcileResult.NOW);
    }

    private ReconcileResult call(ReconcilePass pass, LoadedPlan loaded) {
        InvalidationPlan plan = loaded.plan();
        return switch (ports.invalidationApi()
                .createInvalidation(plan.distribution(), plan.callerReference(), loaded.paths())) {
            case InvalidationOutcome.Created(InvalidationId id) -> confirm(loaded, id);
            case InvalidationOutcome.BadPath(String message) -> split(pass, loaded, message);
            case InvalidationOutcome.ReferenceReused() -> quarantine(pass, loaded);
            case InvalidationOutcome.TooManyInProgress(InProgressLimit pool) -> limitReached(plan, pool);
            case InvalidationOutcome.Throttled() -> throttled(plan);
            case InvalidationOutcome.NotAllowed(String errorCode) -> notAllowed(pass, loaded, errorCode);
            case InvalidationOutcome.Unanswered() -> ReconcileResult.in(AFTER_NO_ANSWER);
        };
    }

    private ReconcileResult confirm(LoadedPlan loaded, InvalidationId id) {
        InvalidationPlan plan = loaded.plan();
        Submission submission = submission(plan, id);
        // a plan counts as submitted only once its items say so and wait no longer: a crash before that repeats the
        // call
        marks.mark(loaded, submission.submitted());
        ports.queue().remove(plan.distribution(), plan.claims());
        ports.plans().confirm(plan, submission);
        ports.tell(observer -> observer.submitted(plan, submission));
        return ReconcileResult.NOTHING_LEFT;
    }

    /**
     * As another worker had recorded it when the plan was read, if one had. One that records it at this moment, or was stopped
     * between its marks and its record, leaves two times, some minutes apart at most.
     */
    private Submission submission(InvalidationPlan plan, InvalidationId id) {
        return plan.submission()
                .filter(known -> known.invalidation().equals(id))
                .orElseGet(() -> new Submission(id, ports.clock().instant()));
    }

    private ReconcileResult throttled(InvalidationPlan plan) {
        ports.tell(observer -> observer.throttled(plan));
        return refused(plan, AFTER_THROTTLING);
    }

    private ReconcileResult limitReached(InvalidationPlan plan, InProgressLimit pool) {
        ports.tell(observer -> observer.tooManyInProgress(plan, pool));
        suspensions.end(plan);
        return refused(plan, AFTER_A_FULL_POOL);
    }

    private ReconcileResult refused(InvalidationPlan plan, Duration wait) {
        ports.plans().callRefused(plan);
        return ReconcileResult.in(wait);
    }

    private ReconcileResult notAllowed(ReconcilePass pass, LoadedPlan loaded, String errorCode) {
        InvalidationPlan plan = loaded.plan();
        ports.tell(observer -> observer.notAllowed(plan, errorCode));
        Optional<InvalidationPlan> refused = ports.plans().callRefused(plan);
        if (refused.isEmpty()) {
            return ReconcileResult.NOW;
        }
        Suspension suspension = refused.get()
                .suspension()
                .orElseGet(() -> new Suspension(errorCode, ports.clock().instant()));
        if (suspensions.isOver(suspension)) {
            boolean refund = refused.get().calls().neverCreated();
            Ending ending =
                    new Ending(suspensions.givenUp(suspension), ports.clock().instant(), refund, Scope.ALL);
            return endings.begin(pass, loaded.as(refused.get()), ending);
        }
        suspensions.begin(refused.get(), suspension);
        return ReconcileResult.held(suspension, AFTER_A_REFUSAL_OF_US);
    }

    private ReconcileResult split(ReconcilePass pass, LoadedPlan loaded, String message) {
        Optional<InvalidationPlan> refused = ports.plans().callRefused(loaded.plan());
        if (refused.isEmpty()) {
            return ReconcileResult.NOW;
        }
        LoadedPlan alone = loaded.as(refused.get());
        Instant now = ports.clock().instant();
        if (loaded.paths().size() > 1) {
            pass.replace(List.of(alone.plan()), PlanSplit.halves(alone, ports.planIds(), now));
            return ReconcileResult.NOW;
        }
        boolean inTheQueue = !alone.plan().calls().mayHaveBeenCreated();
        if (inTheQueue && !alone.plan().paths().widened().isEmpty()) {
            return narrow(pass, alone);
        }
        return endings.begin(pass, alone, refusal(alone.plan(), message, now));
    }

    private static Ending refusal(InvalidationPlan plan, String message, Instant now) {
        if (plan.calls().mayHaveBeenCreated()) {
            // nothing of it is in the queue any longer, from where the rest could go into another plan
            return new Ending(message, now, false, Scope.ALL);
        }
        // whatever became of earlier calls: had one of them created an invalidation, the same reference with the same
        // paths would have brought it back instead of this refusal
        return new Ending(message, now, true, Scope.SENT_PATHS);
    }

    /** Nobody asked for the folder wildcard that CloudFront refuses; what it stood for goes one by one, as room allows. */
    private ReconcileResult narrow(ReconcilePass pass, LoadedPlan alone) {
        InvalidationPlan plan = alone.plan();
        Capacity capacity = config.capacity()
                .less(pass.live().stream()
                        .filter(other -> !other.id().equals(plan.id()))
                        .toList());
        List<InvalidationPlan> narrowed =
                Planner.choose(plan.claims(), alone.members(), capacity, FolderWildcardSelector.NONE).stream()
                        .map(choice -> plan.part(
                                ports.planIds().get(),
                                ports.clock().instant(),
                                choice.claims(),
                                choice.paths(),
                                Calls.NONE))
                        .toList();
        pass.replace(List.of(plan), narrowed);
        return narrowed.isEmpty() ? ReconcileResult.in(AFTER_A_FULL_POOL) : ReconcileResult.NOW;
    }

    private ReconcileResult quarantine(ReconcilePass pass, LoadedPlan loaded) {
        InvalidationPlan plan = loaded.plan();
        ports.tell(observer -> observer.referenceReused(plan));
        Optional<InvalidationPlan> refused = ports.plans().callRefused(plan);
        Ending ending = new Ending(REFERENCE_REUSED, ports.clock().instant(), false, Scope.ALL);
        return refused.map(now -> endings.begin(pass, loaded.as(now), ending)).orElse(ReconcileResult.NOW);
    }

    private LoadedPlan loaded(InvalidationPlan plan) {
        LoadedPlan loaded = LoadedPlan.of(plan, ports.items().items(plan.claims()));
        if (!loaded.paths().sha256().equals(plan.paths().sha256())) {
            throw new IllegalStateException(
                    "plan " + plan.id() + " was made with other paths than this code derives from"
                            + " its items; CloudFront is not called for it");
        }
        return loaded;
    }
}
