package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.reconcile.InvalidationPlan.Submission;
import io.edgepurge.domain.reconcile.PlanStore.Standing;
import io.edgepurge.domain.reconcile.Planner.Choice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Brings one distribution from what is recorded to what is asked. May be stopped between any two steps and started again,
 * and may run twice at once: whoever decides does so under the version it read, and the loser reads again.
 */
final class Reconciler {
    private static final int MOST_ROUNDS = 200;

    private final Ports ports;
    private final ReconcileConfig config;
    private final PlanRunner runner;

    Reconciler(Ports ports, ReconcileConfig config) {
        this.ports = ports;
        this.config = config;
        this.runner = new PlanRunner(ports);
    }

    /** @param poll whether to ask CloudFront how far the invalidations in progress are */
    Outlook reconcile(DistributionId distribution, boolean poll) {
        Instant stop = ports.clock().instant().plus(config.longestRun());
        boolean stillToPoll = poll;
        Outlook outlook = Outlook.NOW;
        for (int rounds = 0; outlook.isNow() && rounds < MOST_ROUNDS; rounds++) {
            if (ports.clock().instant().isAfter(stop)) {
                return outlook;
            }
            try {
                outlook = round(distribution, stillToPoll);
                stillToPoll = false;
            } catch (Round.Overtaken e) {
                outlook = Outlook.NOW;
            }
        }
        return outlook;
    }

    private Outlook round(DistributionId distribution, boolean poll) {
        Optional<Standing> standing = ports.plans().standing(distribution);
        if (standing.isEmpty()) {
            return Outlook.NOTHING_LEFT;
        }
        Round round = new Round(ports.plans(), distribution, standing.get().version());
        if (poll) {
            round.live().forEach(plan -> plan.submission().ifPresent(submission -> follow(round, plan, submission)));
        }
        Outlook unfinished = carryOutAll(round);
        return unfinished.again().isPresent() ? unfinished : planMore(round);
    }

    private Outlook carryOutAll(Round round) {
        return round.live().stream()
                .filter(plan -> plan.submission().isEmpty())
                .map(plan -> runner.carryOut(round, plan))
                .reduce(Outlook.NOTHING_LEFT, Outlook::or);
    }

    private void follow(Round round, InvalidationPlan plan, Submission submission) {
        switch (ports.cdn().progressOf(plan.distribution(), submission.invalidation())) {
            case InvalidationProgress.Completed() -> settle(round, plan, submission);
            case InvalidationProgress.InProgress(), InvalidationProgress.Unknown() -> {}
            case InvalidationProgress.NotAllowed notAllowed -> {}
        }
    }

    private void settle(Round round, InvalidationPlan plan, Submission submission) {
        ItemState completed = ItemState.completed(
                submission.invalidation().value(), ports.clock().instant());
        ports.items().mark(plan.distribution(), plan.claims(), completed);
        ports.queue().remove(plan.distribution(), plan.claims());
        round.replace(List.of(plan), List.of());
    }

    private Outlook planMore(Round round) {
        Outlook afterwards = round.live().isEmpty() ? Outlook.NOTHING_LEFT : Outlook.in(config.pollInterval());
        Room room = config.room().less(round.live());
        if (room.isEmpty()) {
            return afterwards;
        }
        return choose(round, room).map(choice -> carryOutNew(round, choice)).orElse(afterwards);
    }

    private Optional<Choice> choose(Round round, Room room) {
        int enough = Planner.MAX_ITEMS + round.claimedItems();
        List<Claim> waiting = round.unclaimed(ports.queue().heads(round.distribution(), enough));
        return waiting.isEmpty()
                ? Optional.empty()
                : Planner.choose(waiting, ports.items().items(waiting), room);
    }

    private Outlook carryOutNew(Round round, Choice choice) {
        InvalidationPlan plan = InvalidationPlan.of(
                ports.planIds().get(), round.distribution(), ports.clock().instant(), choice.claims(), choice.paths());
        round.replace(List.of(), List.of(plan));
        Outlook outlook = runner.carryOut(round, plan);
        return outlook.again().isPresent() ? outlook : Outlook.NOW;
    }
}
