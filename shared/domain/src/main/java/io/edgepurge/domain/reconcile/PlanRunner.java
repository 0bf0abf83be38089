package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.reconcile.InvalidationPlan.Ending;
import io.edgepurge.domain.reconcile.InvalidationPlan.Scope;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries one plan to its invalidation. Every step can be repeated, by this worker or another, from whatever point an
 * earlier one reached.
 */
final class PlanRunner {
    private static final Duration AFTER_THROTTLING = Duration.ofSeconds(3);
    private static final Duration AFTER_NO_ANSWER = Duration.ofSeconds(5);
    private static final Duration AFTER_A_FULL_POOL = Duration.ofSeconds(15);
    private static final Duration AFTER_A_REFUSAL_OF_US = Duration.ofSeconds(60);
    private static final String REFERENCE_REUSED =
            "CloudFront knows the caller reference of this invalidation with other paths";

    private final PlanStore plans;
    private final PurgeQueue queue;
    private final ItemLedger items;
    private final Cdn cdn;
    private final Clock clock;
    private final Supplier<PlanId> ids;

    PlanRunner(Ports ports) {
        this.plans = ports.plans();
        this.queue = ports.queue();
        this.items = ports.items();
        this.cdn = ports.cdn();
        this.clock = ports.clock();
        this.ids = ports.planIds();
    }

    /** Calls CloudFront for a plan that has no recorded invalidation yet, and records what came of it. */
    Outlook carryOut(Round round, InvalidationPlan plan) {
        Map<Claim, List<PurgeItem>> members = items.items(plan.claims());
        CollapsedPaths paths = pathsOf(plan, members);
        if (plan.ending().isPresent()) {
            return finishEnding(round, new Carried(plan, members, paths));
        }
        return plans.beginCall(plan)
                .map(begun -> call(round, new Carried(begun, members, paths)))
                .orElse(Outlook.NOW);
    }

    private Outlook call(Round round, Carried carried) {
        InvalidationPlan plan = carried.plan();
        return switch (cdn.createInvalidation(plan.distribution(), plan.callerReference(), carried.paths())) {
            case InvalidationOutcome.Created(InvalidationId id) -> confirm(plan, id);
            case InvalidationOutcome.BadPath(String message) -> split(round, carried, message);
            case InvalidationOutcome.ReferenceReused() -> giveUp(round, carried);
            case InvalidationOutcome.TooManyInProgress full -> refused(plan, AFTER_A_FULL_POOL);
            case InvalidationOutcome.Throttled() -> refused(plan, AFTER_THROTTLING);
            case InvalidationOutcome.NotAllowed notAllowed -> refused(plan, AFTER_A_REFUSAL_OF_US);
            case InvalidationOutcome.Unanswered() -> Outlook.in(AFTER_NO_ANSWER);
        };
    }

    private Outlook confirm(InvalidationPlan plan, InvalidationId id) {
        Instant now = clock.instant();
        // a plan counts as submitted only once its items say so and wait no longer: a crash before that repeats the
        // call
        items.mark(plan.distribution(), plan.claims(), ItemState.submitted(id.value(), now));
        queue.remove(plan.distribution(), plan.claims());
        plans.confirm(plan, new Submission(id, now));
        return Outlook.NOTHING_LEFT;
    }

    private Outlook refused(InvalidationPlan plan, Duration wait) {
        plans.callRefused(plan);
        return Outlook.in(wait);
    }

    private Outlook split(Round round, Carried carried, String message) {
        Optional<InvalidationPlan> refused = plans.callRefused(carried.plan());
        if (refused.isEmpty()) {
            return Outlook.NOW;
        }
        Carried alone = carried.as(refused.get());
        if (carried.paths().size() > 1) {
            round.replace(List.of(alone.plan()), PlanSplit.halves(alone, ids, clock.instant()));
            return Outlook.NOW;
        }
        // the same reference with the same paths would have brought back an invalidation if there were one: there is
        // none
        return end(round, alone, new Ending(message, clock.instant(), true, Scope.SENT_PATHS));
    }

    private Outlook giveUp(Round round, Carried carried) {
        return end(round, carried, new Ending(REFERENCE_REUSED, clock.instant(), false, Scope.ALL));
    }

    private Outlook end(Round round, Carried carried, Ending ending) {
        return plans.end(carried.plan(), ending)
                .map(ended -> finishEnding(round, carried.as(ended)))
                .orElse(Outlook.NOW);
    }

    private Outlook finishEnding(Round round, Carried carried) {
        Ending ending = carried.plan().ending().orElseThrow();
        DistributionId distribution = carried.plan().distribution();
        List<Claim> failing = switch (ending.scope()) {
            case ALL -> carried.plan().claims();
            case SENT_PATHS -> carried.claimsOfSentPaths();
        };
        ItemState failed = ItemState.failed(ending.reason(), ending.at());
        if (ending.refund()) {
            items.markAndRefund(distribution, failing, failed);
        } else {
            items.mark(distribution, failing, failed);
        }
        queue.remove(distribution, failing);
        round.replace(List.of(carried.plan()), List.of());
        return Outlook.NOW;
    }

    private static CollapsedPaths pathsOf(InvalidationPlan plan, Map<Claim, List<PurgeItem>> members) {
        CollapsedPaths paths = CollapsedPaths.of(members.values().stream()
                .flatMap(List::stream)
                .map(PurgeItem::path)
                .toList());
        if (!paths.sha256().equals(plan.pathsSha256())) {
            throw new IllegalStateException(
                    "plan " + plan.id() + " was made with other paths than this code derives from"
                            + " its items; CloudFront is not called for it");
        }
        return paths;
    }
}
