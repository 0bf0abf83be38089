package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.ratelimit.ApiCall;
import io.edgepurge.domain.ratelimit.RateLimitResult.Permit;
import io.edgepurge.domain.ratelimit.RateLimitResult.Wait;
import io.edgepurge.domain.ratelimit.RateLimiter;
import io.edgepurge.domain.reconcile.InvalidationPlan.Calls;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import io.edgepurge.domain.reconcile.Planner.Choice;
import io.edgepurge.domain.reconcile.PurgeQueue.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the invalidations of one distribution in line with its queue, like a Kubernetes controller. A run makes passes; each
 * pass reads, decides and acts. It can stop between any two steps and start again, and several workers can run it at once.
 * Every decision uses optimistic locking on the distribution's version: after a version conflict, the worker reads again and
 * retries.
 */
final class Reconciler {
    private static final int MAX_PASSES = 200;
    private static final Duration LONGEST_DOORBELL_DELAY = Duration.ofMinutes(10);

    private final ReconcilePorts ports;
    private final ReconcileConfig config;
    private final PlanRunner runner;
    private final Poller poller;
    private final RateLimiter rateLimiter;
    private final LoadReporter loadReporter;
    private final PlanTiming planTiming;
    private final DeniedQueue deniedQueue;
    private final MissingPurges missingPurges;

    Reconciler(ReconcilePorts ports, ReconcileConfig config) {
        this.ports = ports;
        this.config = config;
        this.runner = new PlanRunner(ports, config);
        this.poller = new Poller(ports, config);
        this.rateLimiter = new RateLimiter(ports.tokenBuckets(), config.rateLimit());
        this.loadReporter = new LoadReporter(ports, config.capacity());
        this.planTiming = new PlanTiming(config.capacity());
        this.deniedQueue = new DeniedQueue(ports, config);
        this.missingPurges = new MissingPurges(ports);
    }

    /**
     * Makes passes until nothing is left to do now, or the time is up.
     *
     * @param found the state of the distribution as just read
     */
    ReconcileResult reconcile(DistributionId distribution, DistributionState found) {
        ReconcileRun run = new ReconcileRun(ports.clock(), config.longestRun());
        Optional<DistributionState> state = Optional.of(found);
        ReconcileResult result = ReconcileResult.PASS_AGAIN;
        for (int passes = 0; result.isImmediate() && passes < MAX_PASSES && !run.timeIsUp(); passes++) {
            state = passes == 0 ? state : ports.plans().state(distribution);
            try {
                result = state.isPresent() ? pass(distribution, state.get(), run) : ReconcileResult.DONE;
            } catch (ReconcilePass.VersionConflict e) {
                result = ReconcileResult.PASS_AGAIN;
            }
        }
        return result;
    }

    private ReconcileResult pass(DistributionId distribution, DistributionState state, ReconcileRun run) {
        ReconcilePass pass = new ReconcilePass(ports, distribution, state, run);
        ReconcileResult result = actAndReportFailure(pass);
        if (!result.isImmediate() || pass.timeIsUp()) {
            loadReporter.report(pass);
        }
        return result;
    }

    /** Reports failed passes too; otherwise a distribution that always fails would never emit its queue age. */
    private ReconcileResult actAndReportFailure(ReconcilePass pass) {
        try {
            return act(pass);
        } catch (ReconcilePass.VersionConflict e) {
            throw e;
        } catch (RuntimeException e) {
            loadReporter.report(pass);
            throw e;
        }
    }

    private ReconcileResult act(ReconcilePass pass) {
        // submissions come first; they can't starve polls, because part of the token bucket is reserved for polls
        ReconcileResult submitted = submitAll(pass);
        boolean plansWait = pass.submissionOrder(config.capacity()).isExceeded();
        int live = pass.live().size();
        ReconcileResult polled = poller.poll(pass);
        if (plansWait && pass.live().size() < live) {
            return ReconcileResult.PASS_AGAIN;
        }
        if (submitted.isDone()) {
            return polled.and(planMore(pass)).and(nextPoll(pass));
        }
        return submitted.suspension().isPresent()
                ? submitted.and(polled).and(planSuspended(pass))
                : submitted.and(polled);
    }

    /** Submits one plan after the other, until CloudFront or the rate limiter requires a wait. */
    private ReconcileResult submitAll(ReconcilePass pass) {
        ReconcileResult result = ReconcileResult.DONE;
        SubmissionOrder order = pass.submissionOrder(config.capacity());
        boolean waits = false;
        for (InvalidationPlan plan : pass.toSubmitOrAbandon()) {
            if (pass.timeIsUp()) {
                return ReconcileResult.PASS_AGAIN;
            }
            if (!order.admits(plan) && result.suspension().isEmpty()) {
                waits = true;
            } else if (result.isDone()) {
                result = runner.submit(pass, plan);
            } else if (result.suspension().isPresent()) {
                runner.suspend(pass, plan);
            }
        }
        return waits ? result.and(ReconcileResult.after(config.pollInterval())) : result;
    }

    /** Plans queued items while CloudFront denies access, so that they show the reason. CloudFront is not called. */
    private ReconcileResult planSuspended(ReconcilePass pass) {
        Map<Claim, List<PurgeItem>> waiting = waitingItems(pass, readQueue(pass));
        Optional<ReconcileResult> failed = deniedQueue.failExpired(pass, waiting);
        if (failed.isPresent()) {
            return failed.get();
        }
        Capacity capacity = config.capacity().minus(pass.live());
        choose(pass, waiting, capacity).ifPresent(choice -> runner.suspend(pass, createPlan(pass, choice, Calls.NONE)));
        return ReconcileResult.DONE;
    }

    /** Requeues for invalidations that this pass has submitted: the poller has not seen them. */
    private ReconcileResult nextPoll(ReconcilePass pass) {
        return pass.live().isEmpty() ? ReconcileResult.DONE : ReconcileResult.after(config.pollInterval());
    }

    private ReconcileResult planMore(ReconcilePass pass) {
        Capacity capacity = config.capacity().minus(pass.live());
        if (capacity.isEmpty()) {
            return ReconcileResult.DONE;
        }
        Waiting queue = readQueue(pass);
        Map<Claim, List<PurgeItem>> waiting = waitingItems(pass, queue);
        Optional<Choice> choice = choose(pass, waiting, capacity);
        if (choice.isEmpty()) {
            return whenNextJoins(queue);
        }
        boolean waits = planTiming.waitsForCapacity(
                pass.inProgress(), choice.get(), waiting, ports.clock().instant());
        // the next poll plans again
        return waits ? ReconcileResult.DONE : submitNew(pass, choice.get());
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

    private Optional<Choice> choose(ReconcilePass pass, Map<Claim, List<PurgeItem>> waiting, Capacity capacity) {
        return Planner.choose(
                List.copyOf(waiting.keySet()), waiting, capacity, pass.selector(config.protectedFolders()));
    }

    private ReconcileResult submitNew(ReconcilePass pass, Choice choice) {
        // without a permit, items stay in the queue, where more of them can be merged into one path
        Instant now = ports.clock().instant();
        return switch (rateLimiter.tryAcquire(ApiCall.CREATE, pass.distribution(), now)) {
            case Wait(Duration delay) -> ReconcileResult.after(delay);
            case Permit() -> {
                // one write records the plan and that its first call begins
                InvalidationPlan plan = createPlan(pass, choice, Calls.NONE.plusBegun(now));
                ReconcileResult result = runner.callBegun(pass, LoadedPlan.of(plan, choice.items()));
                // the pass knows the new plan, so only the queue is read again
                yield result.isDone() && !pass.timeIsUp() ? planMore(pass) : passAgainIfDone(result);
            }
        };
    }

    private static ReconcileResult passAgainIfDone(ReconcileResult result) {
        return result.isDone() ? ReconcileResult.PASS_AGAIN : result;
    }

    private InvalidationPlan createPlan(ReconcilePass pass, Choice choice, Calls calls) {
        InvalidationPlan plan = InvalidationPlan.of(
                        ports.planIds().get(),
                        pass.distribution(),
                        ports.clock().instant(),
                        choice.claims(),
                        choice.paths())
                .withCalls(calls);
        pass.replace(List.of(), List.of(plan));
        return plan;
    }
}
