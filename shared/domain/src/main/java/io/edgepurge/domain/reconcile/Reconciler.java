package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
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
    private static final int MOST_ROUNDS = 200;
    private static final Duration LONGEST_BELL = Duration.ofMinutes(10);

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
        this.report = new LoadReporter(ports, config.room());
    }

    /** @param poll whether to ask CloudFront how far the invalidations in progress are */
    ReconcileResult reconcile(DistributionId distribution, boolean poll) {
        Instant stop = ports.clock().instant().plus(config.longestRun());
        BooleanSupplier timeIsUp = () -> ports.clock().instant().isAfter(stop);
        boolean stillToPoll = poll;
        ReconcileResult outlook = ReconcileResult.NOW;
        for (int rounds = 0; outlook.isNow() && rounds < MOST_ROUNDS && !timeIsUp.getAsBoolean(); rounds++) {
            try {
                outlook = round(distribution, stillToPoll, timeIsUp);
                stillToPoll = false;
            } catch (ReconcilePass.VersionConflict e) {
                outlook = ReconcileResult.NOW;
            }
        }
        return outlook;
    }

    private ReconcileResult round(DistributionId distribution, boolean poll, BooleanSupplier timeIsUp) {
        Optional<DistributionState> standing = ports.plans().standing(distribution);
        if (standing.isEmpty()) {
            return ReconcileResult.NOTHING_LEFT;
        }
        ReconcilePass round = new ReconcilePass(ports, distribution, standing.get(), timeIsUp);
        ReconcileResult outlook = watched(round, poll);
        if (!outlook.isNow() || round.timeIsUp()) {
            report.tell(round);
        }
        return outlook;
    }

    /** Also what fails is told of, or nobody would know how long purges have been waiting for a distribution that always fails. */
    private ReconcileResult watched(ReconcilePass round, boolean poll) {
        try {
            return outlookOf(round, poll);
        } catch (ReconcilePass.VersionConflict e) {
            throw e;
        } catch (RuntimeException e) {
            report.tell(round);
            throw e;
        }
    }

    private ReconcileResult outlookOf(ReconcilePass round, boolean poll) {
        // creations come first: polls have a share of the pace that creations cannot take
        ReconcileResult unsubmitted = carryOutAll(round);
        ReconcileResult polled = poll ? poller.poll(round) : ReconcileResult.NOTHING_LEFT;
        ReconcileResult planned = unsubmitted.again().isPresent() ? planHeld(round, unsubmitted) : planMore(round);
        return unsubmitted.or(polled).or(planned);
    }

    /** Calls for one after the other, until CloudFront or the pace says not now. */
    private ReconcileResult carryOutAll(ReconcilePass round) {
        ReconcileResult outlook = ReconcileResult.NOTHING_LEFT;
        for (InvalidationPlan plan : round.toCarryOut()) {
            if (round.timeIsUp()) {
                return ReconcileResult.NOW;
            }
            if (outlook.again().isEmpty()) {
                outlook = runner.carryOut(round, plan);
            } else {
                outlook.hold()
                        .ifPresent(hold -> runner.hold(
                                plan, new Suspension(hold.reason(), ports.clock().instant())));
            }
        }
        return outlook;
    }

    /** While CloudFront refuses us, what comes in is told so: it is planned, and waits in its plan. */
    private ReconcileResult planHeld(ReconcilePass round, ReconcileResult unsubmitted) {
        Capacity room = config.room().less(round.live());
        unsubmitted
                .hold()
                .filter(hold -> !room.isEmpty())
                .flatMap(hold -> choose(round, waiting(round), room))
                .ifPresent(choice -> {
                    InvalidationPlan plan = make(round, choice);
                    runner.hold(
                            plan,
                            new Suspension(
                                    unsubmitted.hold().orElseThrow().reason(),
                                    ports.clock().instant()));
                });
        return ReconcileResult.NOTHING_LEFT;
    }

    private ReconcileResult planMore(ReconcilePass round) {
        ReconcileResult afterwards = round.live().isEmpty() ? ReconcileResult.NOTHING_LEFT : ReconcileResult.in(config.pollInterval());
        Capacity room = config.room().less(round.live());
        if (room.isEmpty()) {
            return afterwards;
        }
        Waiting waiting = waiting(round);
        return choose(round, waiting, room)
                .map(choice -> carryOutNew(round, choice).or(afterwards))
                .orElseGet(() -> afterwards.or(whenNextJoins(waiting)));
    }

    /** What joins much later is found by the sweep. */
    private ReconcileResult whenNextJoins(Waiting waiting) {
        Instant now = ports.clock().instant();
        return waiting.next()
                .filter(next -> next.isBefore(now.plus(LONGEST_BELL)))
                .map(next -> ReconcileResult.in(Duration.between(now, next)))
                .orElse(ReconcileResult.NOTHING_LEFT);
    }

    private Waiting waiting(ReconcilePass round) {
        return round.waiting(Planner.MAX_ITEMS + round.claimedItems());
    }

    private Optional<Choice> choose(ReconcilePass round, Waiting queue, Capacity room) {
        List<Claim> waiting = round.unclaimed(queue.heads());
        return waiting.isEmpty()
                ? Optional.empty()
                : Planner.choose(waiting, ports.items().items(waiting), room, round.widener(config.protectedFolders()));
    }

    private ReconcileResult carryOutNew(ReconcilePass round, Choice choice) {
        // what waits for the pace stays in the queue, where more may be collapsed into it
        Optional<Duration> wait = pace.tryTake(ApiCall.CREATE, ports.clock().instant());
        if (wait.isPresent()) {
            return ReconcileResult.in(wait.get());
        }
        ReconcileResult outlook = runner.carryOutPaid(round, make(round, choice));
        return outlook.again().isPresent() ? outlook : ReconcileResult.NOW;
    }

    private InvalidationPlan make(ReconcilePass round, Choice choice) {
        InvalidationPlan plan = InvalidationPlan.of(
                ports.planIds().get(), round.distribution(), ports.clock().instant(), choice.claims(), choice.paths());
        round.replace(List.of(), List.of(plan));
        return plan;
    }
}
