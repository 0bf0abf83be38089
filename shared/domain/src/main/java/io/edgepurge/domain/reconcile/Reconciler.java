package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.ratelimit.ApiCall;
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
 * Brings one distribution from what is recorded to what is asked. May be stopped between any two steps and started again,
 * and may run twice at once: whoever decides does so under the version it read, and the loser reads again.
 */
final class Reconciler {
    private static final int MAX_PASSES = 200;
    private static final Duration LONGEST_DOORBELL_DELAY = Duration.ofMinutes(10);

    private final ReconcilePorts ports;
    private final ReconcileConfig config;
    private final PlanRunner runner;
    private final Poller poller;
    private final RateLimiter pace;
    private final LoadReporter report;

    Reconciler(ReconcilePorts ports, ReconcileConfig config) {
        this.ports = ports;
        this.config = config;
        this.runner = new PlanRunner(ports, config);
        this.poller = new Poller(ports, config);
        this.pace = new RateLimiter(ports.pace(), config.pace());
        this.report = new LoadReporter(ports, config.capacity());
    }

    /** @param poll whether to ask CloudFront how far the invalidations in progress are */
    ReconcileResult reconcile(DistributionId distribution, boolean poll) {
        Instant stop = ports.clock().instant().plus(config.longestRun());
        BooleanSupplier timeIsUp = () -> ports.clock().instant().isAfter(stop);
        boolean stillToPoll = poll;
        ReconcileResult result = ReconcileResult.NOW;
        for (int passes = 0; result.isNow() && passes < MAX_PASSES && !timeIsUp.getAsBoolean(); passes++) {
            try {
                result = pass(distribution, stillToPoll, timeIsUp);
                stillToPoll = false;
            } catch (ReconcilePass.VersionConflict e) {
                result = ReconcileResult.NOW;
            }
        }
        return result;
    }

    private ReconcileResult pass(DistributionId distribution, boolean poll, BooleanSupplier timeIsUp) {
        Optional<DistributionState> state = ports.plans().state(distribution);
        if (state.isEmpty()) {
            return ReconcileResult.NOTHING_LEFT;
        }
        ReconcilePass pass = new ReconcilePass(ports, distribution, state.get(), timeIsUp);
        ReconcileResult result = watched(pass, poll);
        if (!result.isNow() || pass.timeIsUp()) {
            report.tell(pass);
        }
        return result;
    }

    /** Also what fails is told of, or nobody would know how long purges have been waiting for a distribution that always fails. */
    private ReconcileResult watched(ReconcilePass pass, boolean poll) {
        try {
            return resultOf(pass, poll);
        } catch (ReconcilePass.VersionConflict e) {
            throw e;
        } catch (RuntimeException e) {
            report.tell(pass);
            throw e;
        }
    }

    private ReconcileResult resultOf(ReconcilePass pass, boolean poll) {
        // creations come first: polls have a share of the pace that creations cannot take
        ReconcileResult unsubmitted = submitAll(pass);
        ReconcileResult polled = poll ? poller.poll(pass) : ReconcileResult.NOTHING_LEFT;
        ReconcileResult planned = unsubmitted.again().isPresent() ? planHeld(pass, unsubmitted) : planMore(pass);
        return unsubmitted.or(polled).or(planned);
    }

    /** Calls for one after the other, until CloudFront or the pace says not now. */
    private ReconcileResult submitAll(ReconcilePass pass) {
        ReconcileResult result = ReconcileResult.NOTHING_LEFT;
        for (InvalidationPlan plan : pass.toSubmit()) {
            if (pass.timeIsUp()) {
                return ReconcileResult.NOW;
            }
            if (result.again().isEmpty()) {
                result = runner.submit(pass, plan);
            } else {
                result.suspension()
                        .ifPresent(suspension -> runner.suspend(
                                plan,
                                new Suspension(
                                        suspension.reason(), ports.clock().instant())));
            }
        }
        return result;
    }

    /** While CloudFront refuses us, what comes in is told so: it is planned, and waits in its plan. */
    private ReconcileResult planHeld(ReconcilePass pass, ReconcileResult unsubmitted) {
        Capacity capacity = config.capacity().less(pass.live());
        unsubmitted
                .suspension()
                .filter(suspension -> !capacity.isEmpty())
                .flatMap(suspension -> choose(pass, waiting(pass), capacity))
                .ifPresent(choice -> {
                    InvalidationPlan plan = make(pass, choice);
                    runner.suspend(
                            plan,
                            new Suspension(
                                    unsubmitted.suspension().orElseThrow().reason(),
                                    ports.clock().instant()));
                });
        return ReconcileResult.NOTHING_LEFT;
    }

    private ReconcileResult planMore(ReconcilePass pass) {
        ReconcileResult afterwards =
                pass.live().isEmpty() ? ReconcileResult.NOTHING_LEFT : ReconcileResult.in(config.pollInterval());
        Capacity capacity = config.capacity().less(pass.live());
        if (capacity.isEmpty()) {
            return afterwards;
        }
        Waiting waiting = waiting(pass);
        return choose(pass, waiting, capacity)
                .map(choice -> submitNew(pass, choice).or(afterwards))
                .orElseGet(() -> afterwards.or(whenNextJoins(waiting)));
    }

    /** What joins much later is found by the sweep. */
    private ReconcileResult whenNextJoins(Waiting waiting) {
        Instant now = ports.clock().instant();
        return waiting.next()
                .filter(next -> next.isBefore(now.plus(LONGEST_DOORBELL_DELAY)))
                .map(next -> ReconcileResult.in(Duration.between(now, next)))
                .orElse(ReconcileResult.NOTHING_LEFT);
    }

    private Waiting waiting(ReconcilePass pass) {
        return pass.waiting(Planner.MAX_ITEMS + pass.claimedItems());
    }

    private Optional<Choice> choose(ReconcilePass pass, Waiting queue, Capacity capacity) {
        List<Claim> waiting = pass.unclaimed(queue.heads());
        return waiting.isEmpty()
                ? Optional.empty()
                : Planner.choose(
                        waiting, ports.items().items(waiting), capacity, pass.selector(config.protectedFolders()));
    }

    private ReconcileResult submitNew(ReconcilePass pass, Choice choice) {
        // what waits for the pace stays in the queue, where more may be collapsed into it
        Optional<Duration> wait = pace.tryAcquire(ApiCall.CREATE, ports.clock().instant());
        if (wait.isPresent()) {
            return ReconcileResult.in(wait.get());
        }
        ReconcileResult result = runner.submitWithPermit(pass, make(pass, choice));
        return result.again().isPresent() ? result : ReconcileResult.NOW;
    }

    private InvalidationPlan make(ReconcilePass pass, Choice choice) {
        InvalidationPlan plan = InvalidationPlan.of(
                ports.planIds().get(), pass.distribution(), ports.clock().instant(), choice.claims(), choice.paths());
        pass.replace(List.of(), List.of(plan));
        return plan;
    }
}
