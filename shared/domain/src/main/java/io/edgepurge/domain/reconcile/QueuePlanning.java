package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.ratelimit.ApiCall;
import io.edgepurge.domain.ratelimit.RateLimitResult.Permit;
import io.edgepurge.domain.ratelimit.RateLimitResult.Wait;
import io.edgepurge.domain.ratelimit.RateLimiter;
import io.edgepurge.domain.reconcile.InvalidationPlan.Calls;
import io.edgepurge.domain.reconcile.Planner.Choice;
import io.edgepurge.domain.reconcile.PurgeQueue.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes plans for the queue of a distribution. */
final class QueuePlanning {
    private static final Duration LONGEST_DOORBELL_DELAY = Duration.ofMinutes(10);

    private final ReconcilePorts ports;
    private final ReconcileConfig config;
    private final PlanRunner runner;
    private final RateLimiter rateLimiter;
    private final PlanTiming planTiming;
    private final DeniedQueue deniedQueue;
    private final RejectedTags rejectedTags;
    private final MissingPurges missingPurges;

    QueuePlanning(ReconcilePorts ports, ReconcileConfig config, PlanRunner runner) {
        this.ports = ports;
        this.config = config;
        this.runner = runner;
        this.rateLimiter = new RateLimiter(ports.tokenBuckets(), config.rateLimit());
        this.planTiming = new PlanTiming(config.capacity());
        this.deniedQueue = new DeniedQueue(ports, config);
        this.rejectedTags = new RejectedTags(ports, config.capacity());
        this.missingPurges = new MissingPurges(ports);
    }

    /** Plans and submits queued items of all accounts that are not suspect, if capacity and the rate limiter permit it. */
    ReconcileResult planMore(ReconcilePass pass) {
        Capacity capacity = pass.capacity(config.capacity());
        if (capacity.isEmpty()) {
            return ReconcileResult.DONE;
        }
        Waiting queue = readQueue(pass);
        Map<Claim, List<PurgeItem>> all = waitingItems(pass, queue);
        Optional<ReconcileResult> failed = rejectedTags.failQueued(pass, all);
        if (failed.isPresent()) {
            return failed.get();
        }
        Map<Claim, List<PurgeItem>> waiting = pass.suspects().unsuspected(all);
        Optional<Choice> choice = choose(pass, waiting, capacity);
        if (choice.isEmpty()) {
            return whenNextJoins(queue);
        }
        boolean waits = planTiming.waitsForCapacity(
                pass.inProgress(), choice.get(), waiting, ports.clock().instant());
        // the next poll plans again
        return waits ? ReconcileResult.DONE : submitNew(pass, choice.get());
    }

    /** Plans queued items while CloudFront denies access, so that they show the reason. CloudFront is not called. */
    ReconcileResult planSuspended(ReconcilePass pass) {
        Map<Claim, List<PurgeItem>> all = waitingItems(pass, readQueue(pass));
        Optional<ReconcileResult> failed = deniedQueue.failExpired(pass, all);
        if (failed.isPresent()) {
            return failed.get();
        }
        suspend(pass, pass.suspects().unsuspected(all));
        pass.suspects().suspected(all).values().forEach(ofAccount -> suspend(pass, ofAccount));
        return ReconcileResult.DONE;
    }

    private void suspend(ReconcilePass pass, Map<Claim, List<PurgeItem>> waiting) {
        choose(pass, waiting, config.capacity().minus(pass.live()))
                .ifPresent(choice -> runner.suspend(pass, createPlan(pass, choice, Calls.NONE)));
    }

    /** Returns the queued items that are in no plan, as read in this pass. */
    Map<Claim, List<PurgeItem>> waitingItems(ReconcilePass pass) {
        return waitingItems(pass, pass.queueAsRead().orElseGet(() -> readQueue(pass)));
    }

    /** Chooses items for a plan, and folder wildcards as far as the distribution allows them. */
    Optional<Choice> choose(ReconcilePass pass, Map<Claim, List<PurgeItem>> waiting, Capacity capacity) {
        return Planner.choose(
                List.copyOf(waiting.keySet()), waiting, capacity, pass.selector(config.protectedFolders()));
    }

    /** Records a plan for queued items and that its first call begins, makes the call, and records its outcome. */
    ReconcileResult submitWithPermit(ReconcilePass pass, Choice choice) {
        InvalidationPlan plan =
                createPlan(pass, choice, Calls.NONE.plusBegun(ports.clock().instant()));
        return runner.callBegun(pass, LoadedPlan.of(plan, choice.items()));
    }

    /** Submits a choice that was made as if plans of suspect accounts used no capacity, unless one is being submitted now. */
    ReconcileResult submitBeforeSuspects(ReconcilePass pass, Choice choice) {
        if (pass.suspectPlans().isEmpty()) {
            return submitWithPermit(pass, choice);
        }
        InvalidationPlan plan = createPlan(pass, choice, Calls.NONE);
        pass.readPlansAgain();
        // the plan comes before the others, even if it is a suspect account's tag that is tried again
        SubmissionOrder order = new SubmissionOrder(
                pass.live(),
                config.capacity(),
                one -> pass.suspects().isSuspect(one) && !one.id().equals(plan.id()));
        return order.admits(plan) ? runner.submitWithPermit(pass, plan) : ReconcileResult.after(config.pollInterval());
    }

    /** Records a plan for queued items. CloudFront is called for it in its turn. */
    InvalidationPlan createPlan(ReconcilePass pass, Choice choice) {
        return createPlan(pass, choice, Calls.NONE);
    }

    private InvalidationPlan createPlan(ReconcilePass pass, Choice choice, Calls calls) {
        InvalidationPlan plan = pass.newPlan(choice).withCalls(calls);
        pass.replace(List.of(), List.of(plan));
        return plan;
    }

    private ReconcileResult submitNew(ReconcilePass pass, Choice choice) {
        // without a permit, items stay in the queue, where more of them can be merged into one path
        return switch (rateLimiter.tryAcquire(
                ApiCall.CREATE, pass.distribution(), ports.clock().instant())) {
            case Wait(Duration delay) -> ReconcileResult.after(delay);
            case Permit() -> {
                ReconcileResult result = submitBeforeSuspects(pass, choice);
                // the pass knows the new plan, so only the queue is read again
                yield result.isDone() && !pass.timeIsUp() ? planMore(pass) : passAgainIfDone(result);
            }
        };
    }

    private static ReconcileResult passAgainIfDone(ReconcileResult result) {
        return result.isDone() ? ReconcileResult.PASS_AGAIN : result;
    }

    /** Requeues for the next purge that joins the queue soon. The sweep finds purges that join later. */
    private ReconcileResult whenNextJoins(Waiting queue) {
        Instant now = ports.clock().instant();
        return queue.next()
                .filter(next -> next.isBefore(now.plus(LONGEST_DOORBELL_DELAY)))
                .map(next -> ReconcileResult.after(Duration.between(now, next)))
                .orElse(ReconcileResult.DONE);
    }

    /** Reads enough for a whole plan: items of live plans stay in the queue until they are submitted. */
    private Waiting readQueue(ReconcilePass pass) {
        return pass.readQueue(Planner.MAX_ITEMS + pass.claimedItems());
    }

    private Map<Claim, List<PurgeItem>> waitingItems(ReconcilePass pass, Waiting queue) {
        return pass.waitingItems(() -> load(pass, queue));
    }

    private Map<Claim, List<PurgeItem>> load(ReconcilePass pass, Waiting queue) {
        List<Claim> waiting = pass.unclaimed(queue.heads());
        Map<Claim, List<PurgeItem>> items = new LinkedHashMap<>();
        if (!waiting.isEmpty()) {
            Map<Claim, List<PurgeItem>> found = ports.items().items(waiting);
            missingPurges
                    .dropFromQueue(pass.distribution(), waiting, found)
                    .forEach(claim -> items.put(claim, found.getOrDefault(claim, List.of())));
        }
        return items;
    }
}
