package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.ratelimit.ApiCall;
import io.edgepurge.domain.ratelimit.RateLimitResult.Permit;
import io.edgepurge.domain.ratelimit.RateLimitResult.Wait;
import io.edgepurge.domain.ratelimit.RateLimiter;
import io.edgepurge.domain.reconcile.Planner.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plans and submits the items of suspect accounts: after all others, each account apart, at most one call in a pass. The account
 * whose last call was longest ago comes first, and each rejection makes its account wait longer.
 *
 * <p>Such a call takes a token only if another one is left, so it delays no distribution. It takes no capacity of a limit that
 * items of other accounts wait for, and it waits for more capacity like any other small choice ({@link PlanTiming}).
 *
 * <p>An account without a call for five minutes is overdue ({@link OverduePlanning}). It gets one plan that takes its turn
 * among those of other accounts, also in the limits and the rate limiter. With its call, the account is suspect again. So no suspect
 * account starves, and others lose at most one call a minute.
 *
 * <p>The tag that shows whether a distribution still rejects tags is no item of that kind. It is a single path every ten minutes,
 * and doesn't wait for plans of suspect accounts.
 */
final class SuspectPlanning {
    private static final Duration AFTER_NO_SPARE_TOKEN = Duration.ofSeconds(5);

    private final ReconcilePorts ports;
    private final ReconcileConfig config;
    private final PlanRunner runner;
    private final QueuePlanning queuePlanning;
    private final PlanTiming planTiming;
    private final RejectedTags rejectedTags;
    private final RateLimiter rateLimiter;

    SuspectPlanning(ReconcilePorts ports, ReconcileConfig config, PlanRunner runner, QueuePlanning queuePlanning) {
        this.ports = ports;
        this.config = config;
        this.runner = runner;
        this.queuePlanning = queuePlanning;
        this.planTiming = new PlanTiming(config.capacity());
        this.rejectedTags = new RejectedTags(ports, config.capacity());
        this.rateLimiter = new RateLimiter(ports.tokenBuckets(), config.rateLimit());
    }

    /** Makes the next call for a suspect account, or returns when it can be made. */
    ReconcileResult plan(ReconcilePass pass) {
        if (!pass.refusals().rejections().isAnySuspect(ports.clock().instant()) || pass.timeIsUp()) {
            return ReconcileResult.DONE;
        }
        Map<Claim, List<PurgeItem>> waiting = queuePlanning.waitingItems(pass);
        Optional<Map<Claim, List<PurgeItem>>> tag = rejectedTags.toTryAgain(pass, waiting);
        if (tag.isPresent()) {
            return tryTagAgain(pass, tag.get());
        }
        return planAccounts(pass, waiting);
    }

    private ReconcileResult planAccounts(ReconcilePass pass, Map<Claim, List<PurgeItem>> waiting) {
        Map<AccountId, Map<Claim, List<PurgeItem>>> queued = pass.suspects().suspected(waiting);
        Set<InProgressLimit> awaited = limitsOf(pass.suspects().unsuspected(waiting));
        ReconcileResult result = ReconcileResult.DONE;
        for (AccountId account : inOrder(pass, queued.keySet())) {
            Turn turn = new Turn(account, awaited);
            ReconcileResult ofAccount = planFor(pass, turn, queued.getOrDefault(account, Map.of()));
            result = result.and(ofAccount);
            if (ofAccount.isImmediate() || ofAccount.suspension().isPresent()) {
                return result;
            }
        }
        return result;
    }

    /** Returns the limits of which items need capacity. */
    private static Set<InProgressLimit> limitsOf(Map<Claim, List<PurgeItem>> items) {
        return items.values().stream()
                .flatMap(List::stream)
                .flatMap(item -> item.paths().stream())
                .map(InProgressLimit::of)
                .collect(Collectors.toSet());
    }

    private ReconcileResult tryTagAgain(ReconcilePass pass, Map<Claim, List<PurgeItem>> tag) {
        Optional<Choice> choice = queuePlanning.choose(pass, tag, pass.capacity(config.capacity()));
        if (choice.isEmpty()) {
            return ReconcileResult.after(config.pollInterval());
        }
        return switch (rateLimiter.tryAcquire(
                ApiCall.CREATE, pass.distribution(), ports.clock().instant())) {
            case Wait(Duration delay) -> ReconcileResult.after(delay);
            case Permit() -> again(queuePlanning.submitBeforeSuspects(pass, choice.get()));
        };
    }

    /** Returns the suspect accounts with plans or queued items, the one whose last call was longest ago first. */
    List<AccountId> inOrder(ReconcilePass pass, Set<AccountId> queued) {
        Instant now = ports.clock().instant();
        Set<AccountId> accounts = new HashSet<>(queued);
        pass.suspectPlans().stream().map(Suspects::accountOf).forEach(account -> account.ifPresent(accounts::add));
        return accounts.stream()
                .sorted(Comparator.comparing((AccountId account) -> sinceTurn(pass, account, now))
                        .reversed()
                        .thenComparing(AccountId::value))
                .toList();
    }

    private static Duration sinceTurn(ReconcilePass pass, AccountId account, Instant now) {
        return pass.refusals().rejections().sinceTurn(account, now).orElse(Duration.ZERO);
    }

    private ReconcileResult planFor(ReconcilePass pass, Turn turn, Map<Claim, List<PurgeItem>> queued) {
        Optional<InvalidationPlan> plan = pass.suspectPlans().stream()
                .filter(one ->
                        Suspects.accountOf(one).filter(turn.account::equals).isPresent())
                .min(Comparator.comparing(InvalidationPlan::id));
        if (plan.isEmpty() && queued.isEmpty()) {
            return ReconcileResult.DONE;
        }
        Optional<ReconcileResult> failed = plan.filter(
                        one -> pass.refusals().rejections().tags().isPresent())
                .flatMap(one -> rejectedTags.failPlan(pass, runner.load(one)));
        if (failed.isPresent()) {
            return failed.get();
        }
        Duration delay =
                pass.refusals().rejections().delay(turn.account, ports.clock().instant());
        if (delay.isPositive()) {
            return ReconcileResult.after(delay);
        }
        return plan.isPresent() ? submit(pass, plan.get(), turn) : submitNew(pass, queued, turn);
    }

    private ReconcileResult submit(ReconcilePass pass, InvalidationPlan plan, Turn turn) {
        if (!turn.mayUse(SubmissionOrder.needs(plan))
                || !pass.submissionOrder(config.capacity()).admits(plan)) {
            return ReconcileResult.after(config.pollInterval());
        }
        return tryAcquire(pass)
                ? again(runner.submitWithPermit(pass, plan))
                : ReconcileResult.after(AFTER_NO_SPARE_TOKEN);
    }

    private ReconcileResult submitNew(ReconcilePass pass, Map<Claim, List<PurgeItem>> queued, Turn turn) {
        Capacity capacity = turn.capacity(config.capacity().minus(pass.live()));
        Optional<Choice> choice = queuePlanning
                .choose(pass, queued, capacity)
                .filter(one -> !planTiming.waitsForCapacity(
                        pass.inProgress(), one, queued, ports.clock().instant()));
        if (choice.isEmpty()) {
            return ReconcileResult.after(config.pollInterval());
        }
        return tryAcquire(pass)
                ? again(queuePlanning.submitWithPermit(pass, choice.get()))
                : ReconcileResult.after(AFTER_NO_SPARE_TOKEN);
    }

    private static ReconcileResult again(ReconcileResult submitted) {
        return submitted.isDone() ? ReconcileResult.PASS_AGAIN : submitted;
    }

    private boolean tryAcquire(ReconcilePass pass) {
        return rateLimiter.tryAcquireLeavingOne(
                ApiCall.CREATE, pass.distribution(), ports.clock().instant());
    }

    /**
     * The turn of a suspect account.
     *
     * @param awaited the limits that items of other accounts wait for
     */
    private record Turn(AccountId account, Set<InProgressLimit> awaited) {
        boolean mayUse(Set<InProgressLimit> limits) {
            return Collections.disjoint(awaited, limits);
        }

        Capacity capacity(Capacity left) {
            return left.without(awaited);
        }
    }
}
