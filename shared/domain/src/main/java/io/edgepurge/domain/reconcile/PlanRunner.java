package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.reconcile.InvalidationPlan.Calls;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import io.edgepurge.domain.reconcile.InvalidationPlan.Scope;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
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
            "CloudFront knows the caller reference of this invalidation with other paths";

    private final ReconcilePorts ports;
    private final ReconcileConfig config;
    private final ItemMarks marks;
    private final RateLimiter pace;
    private final PlanAbandonment endings;
    private final Suspensions holds;

    PlanRunner(ReconcilePorts ports, ReconcileConfig config) {
        this.ports = ports;
        this.config = config;
        this.marks = new ItemMarks(ports.items());
        this.pace = new RateLimiter(ports.pace(), config.pace());
        this.endings = new PlanAbandonment(ports);
        this.holds = new Suspensions(ports, config.giveUpAfter());
    }

    /** Calls CloudFront for a plan that has no recorded invalidation yet, if the pace allows, and records what came of it. */
    ReconcileResult carryOut(ReconcilePass round, InvalidationPlan plan) {
        LoadedPlan carried = carried(plan);
        if (plan.ending().isPresent()) {
            return endings.finish(round, carried);
        }
        Optional<Duration> wait = pace.tryTake(ApiCall.CREATE, ports.clock().instant());
        return wait.map(ReconcileResult::in).orElseGet(() -> announceAndCall(round, carried));
    }

    /** The same for a plan whose call has been taken from the pace already. */
    ReconcileResult carryOutPaid(ReconcilePass round, InvalidationPlan plan) {
        return announceAndCall(round, carried(plan));
    }

    /** Lets the plan wait without a call, because CloudFront has just refused us. */
    void hold(InvalidationPlan plan, Suspension hold) {
        holds.begin(plan, hold);
    }

    private ReconcileResult announceAndCall(ReconcilePass round, LoadedPlan carried) {
        return ports.plans()
                .beginCall(carried.plan())
                .map(begun -> call(round, carried.as(begun)))
                .orElse(ReconcileResult.NOW);
    }

    private ReconcileResult call(ReconcilePass round, LoadedPlan carried) {
        InvalidationPlan plan = carried.plan();
        return switch (ports.cdn().createInvalidation(plan.distribution(), plan.callerReference(), carried.paths())) {
            case InvalidationOutcome.Created(InvalidationId id) -> confirm(carried, id);
            case InvalidationOutcome.BadPath(String message) -> split(round, carried, message);
            case InvalidationOutcome.ReferenceReused() -> quarantine(round, carried);
            case InvalidationOutcome.TooManyInProgress(InProgressLimit pool) -> poolIsFull(plan, pool);
            case InvalidationOutcome.Throttled() -> throttled(plan);
            case InvalidationOutcome.NotAllowed(String errorCode) -> notAllowed(round, carried, errorCode);
            case InvalidationOutcome.Unanswered() -> ReconcileResult.in(AFTER_NO_ANSWER);
        };
    }

    private ReconcileResult confirm(LoadedPlan carried, InvalidationId id) {
        InvalidationPlan plan = carried.plan();
        Submission submission = submission(plan, id);
        // a plan counts as submitted only once its items say so and wait no longer: a crash before that repeats the
        // call
        marks.mark(carried, submission.submitted());
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

    private ReconcileResult poolIsFull(InvalidationPlan plan, InProgressLimit pool) {
        ports.tell(observer -> observer.tooManyInProgress(plan, pool));
        holds.end(plan);
        return refused(plan, AFTER_A_FULL_POOL);
    }

    private ReconcileResult refused(InvalidationPlan plan, Duration wait) {
        ports.plans().callRefused(plan);
        return ReconcileResult.in(wait);
    }

    private ReconcileResult notAllowed(ReconcilePass round, LoadedPlan carried, String errorCode) {
        InvalidationPlan plan = carried.plan();
        ports.tell(observer -> observer.notAllowed(plan, errorCode));
        Optional<InvalidationPlan> refused = ports.plans().callRefused(plan);
        if (refused.isEmpty()) {
            return ReconcileResult.NOW;
        }
        Suspension hold = refused.get()
                .hold()
                .orElseGet(() -> new Suspension(errorCode, ports.clock().instant()));
        if (holds.isOver(hold)) {
            boolean refund = refused.get().calls().neverCreated();
            Ending ending = new Ending(holds.givenUp(hold), ports.clock().instant(), refund, Scope.ALL);
            return endings.begin(round, carried.as(refused.get()), ending);
        }
        holds.begin(refused.get(), hold);
        return ReconcileResult.held(hold, AFTER_A_REFUSAL_OF_US);
    }

    private ReconcileResult split(ReconcilePass round, LoadedPlan carried, String message) {
        Optional<InvalidationPlan> refused = ports.plans().callRefused(carried.plan());
        if (refused.isEmpty()) {
            return ReconcileResult.NOW;
        }
        LoadedPlan alone = carried.as(refused.get());
        Instant now = ports.clock().instant();
        if (carried.paths().size() > 1) {
            round.replace(List.of(alone.plan()), PlanSplit.halves(alone, ports.planIds(), now));
            return ReconcileResult.NOW;
        }
        boolean inTheQueue = !alone.plan().calls().carriedBefore();
        if (inTheQueue && !alone.plan().paths().widened().isEmpty()) {
            return narrow(round, alone);
        }
        return endings.begin(round, alone, refusal(alone.plan(), message, now));
    }

    private static Ending refusal(InvalidationPlan plan, String message, Instant now) {
        if (plan.calls().carriedBefore()) {
            // nothing of it is in the queue any longer, from where the rest could go into another plan
            return new Ending(message, now, false, Scope.ALL);
        }
        // whatever became of earlier calls: had one of them created an invalidation, the same reference with the same
        // paths would have brought it back instead of this refusal
        return new Ending(message, now, true, Scope.SENT_PATHS);
    }

    /** Nobody asked for the folder wildcard that CloudFront refuses; what it stood for goes one by one, as room allows. */
    private ReconcileResult narrow(ReconcilePass round, LoadedPlan alone) {
        InvalidationPlan plan = alone.plan();
        Capacity room = config.room()
                .less(round.live().stream()
                        .filter(other -> !other.id().equals(plan.id()))
                        .toList());
        List<InvalidationPlan> narrowed = Planner.choose(plan.claims(), alone.members(), room, FolderWildcardSelector.NONE).stream()
                .map(choice -> plan.part(
                        ports.planIds().get(), ports.clock().instant(), choice.claims(), choice.paths(), Calls.NONE))
                .toList();
        round.replace(List.of(plan), narrowed);
        return narrowed.isEmpty() ? ReconcileResult.in(AFTER_A_FULL_POOL) : ReconcileResult.NOW;
    }

    private ReconcileResult quarantine(ReconcilePass round, LoadedPlan carried) {
        InvalidationPlan plan = carried.plan();
        ports.tell(observer -> observer.referenceReused(plan));
        Optional<InvalidationPlan> refused = ports.plans().callRefused(plan);
        Ending ending = new Ending(REFERENCE_REUSED, ports.clock().instant(), false, Scope.ALL);
        return refused.map(now -> endings.begin(round, carried.as(now), ending)).orElse(ReconcileResult.NOW);
    }

    private LoadedPlan carried(InvalidationPlan plan) {
        LoadedPlan carried = LoadedPlan.of(plan, ports.items().items(plan.claims()));
        if (!carried.paths().sha256().equals(plan.paths().sha256())) {
            throw new IllegalStateException(
                    "plan " + plan.id() + " was made with other paths than this code derives from"
                            + " its items; CloudFront is not called for it");
        }
        return carried;
    }
}
