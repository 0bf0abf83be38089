package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.ratelimit.ApiCall;
import io.edgepurge.domain.ratelimit.RateLimitResult.Permit;
import io.edgepurge.domain.ratelimit.RateLimitResult.Wait;
import io.edgepurge.domain.ratelimit.RateLimiter;
import io.edgepurge.domain.reconcile.InvalidationPlan.Suspension;
import io.edgepurge.domain.reconcile.PlanStore.DistributionState;
import io.edgepurge.domain.reconcile.Planner.Choice;
import io.edgepurge.domain.reconcile.PurgeQueue.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

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

    Reconciler(ReconcilePorts ports, ReconcileConfig config) {
        this.ports = ports;
        this.config = config;
        this.runner = new PlanRunner(ports, config);
        this.poller = new Poller(ports, config);
        this.rateLimiter = new RateLimiter(ports.tokenBuckets(), config.rateLimit());
        this.loadReporter = new LoadReporter(ports, config.capacity());
    }

    /**
     * Makes passes until nothing is left to do now, or the time is up.
     *
     * @param poll true to poll the invalidations in progress, once
     */
    ReconcileResult reconcile(DistributionId distribution, boolean poll) {
        Instant stop = ports.clock().instant().plus(config.longestRun());
        BooleanSupplier timeIsUp = () -> ports.clock().instant().isAfter(stop);
        boolean pollLeft = poll;
        ReconcileResult result = ReconcileResult.PASS_AGAIN;
        for (int passes = 0; result.isImmediate() && passes < MAX_PASSES && !timeIsUp.getAsBoolean(); passes++) {
            try {
                result = pass(distribution, pollLeft, timeIsUp);
                pollLeft = false;
            } catch (ReconcilePass.VersionConflict e) {
                result = ReconcileResult.PASS_AGAIN;
            }
        }
        return result;
    }

    private ReconcileResult pass(DistributionId distribution, boolean poll, BooleanSupplier timeIsUp) {
        Optional<DistributionState> state = ports.plans().state(distribution);
        if (state.isEmpty()) {
            return ReconcileResult.DONE;
        }
        ReconcilePass pass = new ReconcilePass(ports, distribution, state.get(), timeIsUp);
        ReconcileResult result = actAndReportFailure(pass, poll);
        if (!result.isImmediate() || pass.timeIsUp()) {
            loadReporter.report(pass);
        }
        return result;
    }

    /** Reports failed passes too; otherwise a distribution that always fails would never emit its queue age. */
    private ReconcileResult actAndReportFailure(ReconcilePass pass, boolean poll) {
        try {
            return act(pass, poll);
        } catch (ReconcilePass.VersionConflict e) {
            throw e;
        } catch (RuntimeException e) {
            loadReporter.report(pass);
            throw e;
        }
    }

    private ReconcileResult act(ReconcilePass pass, boolean poll) {
        // submissions come first; they can't starve polls, because part of the token bucket is reserved for polls
        ReconcileResult submitted = submitAll(pass);
        ReconcileResult polled = poll ? poller.poll(pass) : ReconcileResult.DONE;
        if (submitted.isDone()) {
            return polled.and(planMore(pass));
        }
        if (submitted.suspension().isPresent()) {
            planSuspended(pass, submitted.suspension().get().reason());
        }
        return submitted.and(polled);
    }

    /** Submits one plan after the other, until CloudFront or the rate limiter requires a wait. */
    private ReconcileResult submitAll(ReconcilePass pass) {
        ReconcileResult result = ReconcileResult.DONE;
        for (InvalidationPlan plan : pass.toSubmitOrAbandon()) {
            if (pass.timeIsUp()) {
                return ReconcileResult.PASS_AGAIN;
            }
            if (result.isDone()) {
                result = runner.submit(pass, plan);
            } else if (result.suspension().isPresent()) {
                runner.suspend(plan, suspensionNow(result.suspension().get().reason()));
            }
        }
        return result;
    }

    /** Plans queued items while CloudFront denies access, so that they show the reason. CloudFront is not called. */
    private void planSuspended(ReconcilePass pass, String reason) {
        Capacity capacity = config.capacity().minus(pass.live());
        if (capacity.isEmpty()) {
            return;
        }
        Optional<Choice> choice = choose(pass, readQueue(pass), capacity);
        if (choice.isPresent()) {
            runner.suspend(createPlan(pass, choice.get()), suspensionNow(reason));
        }
    }

    private Suspension suspensionNow(String reason) {
        return new Suspension(reason, ports.clock().instant());
    }

    private ReconcileResult planMore(ReconcilePass pass) {
        ReconcileResult nextPoll =
                pass.live().isEmpty() ? ReconcileResult.DONE : ReconcileResult.after(config.pollInterval());
        Capacity capacity = config.capacity().minus(pass.live());
        if (capacity.isEmpty()) {
            return nextPoll;
        }
        Waiting queue = readQueue(pass);
        Optional<Choice> choice = choose(pass, queue, capacity);
        if (choice.isEmpty()) {
            return nextPoll.and(whenNextJoins(queue));
        }
        return submitNew(pass, choice.get()).and(nextPoll);
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

    private Optional<Choice> choose(ReconcilePass pass, Waiting queue, Capacity capacity) {
        List<Claim> waiting = pass.unclaimed(queue.heads());
        return waiting.isEmpty()
                ? Optional.empty()
                : Planner.choose(
                        waiting, ports.items().items(waiting), capacity, pass.selector(config.protectedFolders()));
    }

    private ReconcileResult submitNew(ReconcilePass pass, Choice choice) {
        // without a permit, items stay in the queue, where more of them can be merged into one path
        return switch (rateLimiter.tryAcquire(ApiCall.CREATE, ports.clock().instant())) {
            case Wait(Duration delay) -> ReconcileResult.after(delay);
            case Permit() -> {
                ReconcileResult result = runner.submitWithPermit(pass, createPlan(pass, choice));
                yield result.isDone() ? ReconcileResult.PASS_AGAIN : result;
            }
        };
    }

    private InvalidationPlan createPlan(ReconcilePass pass, Choice choice) {
        InvalidationPlan plan = InvalidationPlan.of(
                ports.planIds().get(), pass.distribution(), ports.clock().instant(), choice.claims(), choice.paths());
        pass.replace(List.of(), List.of(plan));
        return plan;
    }
}
