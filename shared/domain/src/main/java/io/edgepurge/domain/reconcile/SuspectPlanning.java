package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.ratelimit.ApiCall;
import io.edgepurge.domain.ratelimit.RateLimitResult.Permit;
import io.edgepurge.domain.ratelimit.RateLimiter;
import io.edgepurge.domain.reconcile.Planner.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans and submits the items of suspect accounts: after all others, each account apart, at most one call in a pass. The account
 * that was rejected longest ago comes first, and each rejection makes its account wait longer.
 *
 * <p>Such a call takes a token only if another one is left, so it delays no distribution. An account that has waited for five
 * minutes gets its token like the others.
 */
final class SuspectPlanning {
    private static final Duration WAITS_NO_LONGER_AFTER = Duration.ofMinutes(5);
    private static final Duration AFTER_NO_SPARE_TOKEN = Duration.ofSeconds(5);

    private final ReconcilePorts ports;
    private final ReconcileConfig config;
    private final PlanRunner runner;
    private final QueuePlanning queuePlanning;
    private final RejectedTags rejectedTags;
    private final RateLimiter rateLimiter;

    SuspectPlanning(ReconcilePorts ports, ReconcileConfig config, PlanRunner runner, QueuePlanning queuePlanning) {
        this.ports = ports;
        this.config = config;
        this.runner = runner;
        this.queuePlanning = queuePlanning;
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
            return submitNew(pass, tag.get(), Optional.empty());
        }
        Map<AccountId, Map<Claim, List<PurgeItem>>> queued = pass.suspects().suspected(waiting);
        ReconcileResult result = ReconcileResult.DONE;
        for (AccountId account : inOrder(pass, queued.keySet())) {
            ReconcileResult ofAccount = planFor(pass, account, queued.getOrDefault(account, Map.of()));
            result = result.and(ofAccount);
            if (ofAccount.isImmediate() || ofAccount.suspension().isPresent()) {
                return result;
            }
        }
        return result;
    }

    private List<AccountId> inOrder(ReconcilePass pass, Set<AccountId> queued) {
        Instant now = ports.clock().instant();
        Set<AccountId> accounts = new HashSet<>(queued);
        pass.suspectPlans().stream().map(Suspects::accountOf).forEach(account -> account.ifPresent(accounts::add));
        return accounts.stream()
                .sorted(Comparator.comparing((AccountId account) -> sinceLast(pass, account, now))
                        .reversed()
                        .thenComparing(AccountId::value))
                .toList();
    }

    private static Duration sinceLast(ReconcilePass pass, AccountId account, Instant now) {
        return pass.refusals().rejections().sinceLast(account, now).orElse(Duration.ZERO);
    }

    private ReconcileResult planFor(ReconcilePass pass, AccountId account, Map<Claim, List<PurgeItem>> queued) {
        Optional<InvalidationPlan> plan = pass.suspectPlans().stream()
                .filter(one -> Suspects.accountOf(one).filter(account::equals).isPresent())
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
                pass.refusals().rejections().delay(account, ports.clock().instant());
        if (delay.isPositive()) {
            return ReconcileResult.after(delay);
        }
        return plan.isPresent() ? submit(pass, plan.get(), account) : submitNew(pass, queued, Optional.of(account));
    }

    private ReconcileResult submit(ReconcilePass pass, InvalidationPlan plan, AccountId account) {
        if (!pass.submissionOrder(config.capacity()).admits(plan)) {
            return ReconcileResult.after(config.pollInterval());
        }
        return tryAcquire(pass, Optional.of(account))
                ? again(runner.submitWithPermit(pass, plan))
                : ReconcileResult.after(AFTER_NO_SPARE_TOKEN);
    }

    private ReconcileResult submitNew(
            ReconcilePass pass, Map<Claim, List<PurgeItem>> queued, Optional<AccountId> account) {
        Optional<Choice> choice =
                queuePlanning.choose(pass, queued, config.capacity().minus(pass.live()));
        if (choice.isEmpty()) {
            return ReconcileResult.after(config.pollInterval());
        }
        return tryAcquire(pass, account)
                ? again(queuePlanning.submitWithPermit(pass, choice.get()))
                : ReconcileResult.after(AFTER_NO_SPARE_TOKEN);
    }

    private static ReconcileResult again(ReconcileResult submitted) {
        return submitted.isDone() ? ReconcileResult.PASS_AGAIN : submitted;
    }

    private boolean tryAcquire(ReconcilePass pass, Optional<AccountId> account) {
        Instant now = ports.clock().instant();
        boolean waitedLong = account.flatMap(one -> pass.refusals().rejections().sinceLast(one, now))
                .filter(time -> time.compareTo(WAITS_NO_LONGER_AFTER) < 0)
                .isEmpty();
        return waitedLong
                ? rateLimiter.tryAcquire(ApiCall.CREATE, pass.distribution(), now) instanceof Permit
                : rateLimiter.tryAcquireLeavingOne(ApiCall.CREATE, pass.distribution(), now);
    }
}
