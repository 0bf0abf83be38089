package io.edgepurge.simulation;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Doorbells;
import io.edgepurge.simulation.Scenario.Odds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** An SQS queue: every message is handed out at least once, late, twice, in any order; and some are lost on their way in. */
final class SimulatedQueue implements Doorbells {
    private static final int MOST_RECEIVES = 5;
    private static final int MOST_MESSAGES = 3;

    private final World world;
    private final List<Message> messages = new ArrayList<>();

    SimulatedQueue(World world) {
        this.world = world;
    }

    @Override
    public void notify(Collection<DistributionId> distributions) {
        Instant now = world.scheduler().now();
        distributions.forEach(distribution -> send(new Message(distribution, Optional.empty(), now)));
    }

    @Override
    public void scheduleNext(DistributionId distribution, Instant at) {
        world.checker().rung(distribution, at);
        Instant wholeSecond = at.plusMillis(Math.floorMod(-at.toEpochMilli(), 1_000L));
        send(new Message(distribution, Optional.of(at), wholeSecond));
    }

    /** Takes some visible messages; they are handed out again unless they are deleted in time. */
    List<Message> receive() {
        Instant now = world.scheduler().now();
        List<Message> visible = new ArrayList<>(messages.stream()
                .filter(message -> !message.visibleAt.isAfter(now))
                .toList());
        List<Message> received = new ArrayList<>();
        while (!visible.isEmpty() && received.size() < MOST_MESSAGES) {
            Message message = visible.remove(world.random().between(0, visible.size() - 1));
            received.add(message);
            handOut(message, now);
        }
        return received;
    }

    void delete(List<Message> done) {
        messages.removeAll(
                done.stream().filter(message -> !message.handedOutAgain).toList());
        done.forEach(message -> message.handedOutAgain = false);
    }

    /** How long until a message becomes visible. */
    Duration quiet(Duration atMost) {
        Instant now = world.scheduler().now();
        return messages.stream()
                .map(message -> Duration.between(now, message.visibleAt))
                .min(Duration::compareTo)
                .filter(wait -> wait.compareTo(atMost) < 0)
                .orElse(atMost);
    }

    private void handOut(Message message, Instant now) {
        message.receives++;
        message.visibleAt = now.plus(world.scenario().visibility());
        if (!world.isCalm() && world.random().chance(world.scenario().odds().duplicatedDoorbell())) {
            world.scheduler().saw(CoverageGoal.DOORBELL_DUPLICATED);
            message.handedOutAgain = true;
            message.visibleAt = now.plusMillis(world.random().between(1, 5_000));
        }
        if (message.receives == MOST_RECEIVES) {
            messages.remove(message);
        }
    }

    private void send(Message message) {
        Odds odds = world.scenario().odds();
        boolean calm = world.isCalm();
        if (!calm && world.random().chance(odds.lostDoorbell())) {
            world.scheduler().saw(CoverageGoal.DOORBELL_LOST);
            world.scheduler().note(() -> "the bell is lost");
            return;
        }
        boolean late = !calm && world.random().chance(odds.lateDoorbell());
        message.visibleAt = message.visibleAt.plusMillis(world.random().between(1, late ? 30_000 : 200));
        messages.add(message);
        world.scheduler().wakeIdle(message.visibleAt);
    }

    /** Whether this bell was set and has not been heard yet; lost ones never will be. */
    boolean isToCome(DistributionId distribution, Instant at) {
        return messages.stream()
                .filter(message -> message.receives == 0 && message.distribution.equals(distribution))
                .flatMap(message -> message.setFor.stream())
                .anyMatch(at::equals);
    }

    /** One doorbell in the queue. */
    static final class Message {
        final DistributionId distribution;
        final Optional<Instant> setFor;
        private Instant visibleAt;
        private int receives;
        private boolean handedOutAgain;

        Message(DistributionId distribution, Optional<Instant> setFor, Instant visibleAt) {
            this.distribution = distribution;
            this.setFor = setFor;
            this.visibleAt = visibleAt;
        }
    }
}
