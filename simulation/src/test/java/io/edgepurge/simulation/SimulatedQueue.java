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

/** An SQS queue: delivers messages late, more than once and in any order, and loses some when they are sent. */
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
        world.checker().doorbellScheduled(distribution, at);
        Instant wholeSecond = at.plusMillis(Math.floorMod(-at.toEpochMilli(), 1_000L));
        send(new Message(distribution, Optional.of(at), wholeSecond));
    }

    /** Receives some visible messages. They become visible again unless they are deleted in time. */
    List<Message> receive() {
        Instant now = world.scheduler().now();
        List<Message> visible = new ArrayList<>(messages.stream()
                .filter(message -> !message.visibleAt.isAfter(now))
                .toList());
        List<Message> received = new ArrayList<>();
        while (!visible.isEmpty() && received.size() < MOST_MESSAGES) {
            Message message = visible.remove(world.random().between(0, visible.size() - 1));
            received.add(message);
            deliver(message, now);
        }
        return received;
    }

    void delete(List<Message> done) {
        messages.removeAll(
                done.stream().filter(message -> !message.deliveredAgain).toList());
        done.forEach(message -> message.deliveredAgain = false);
    }

    /** Returns the time until a message becomes visible. */
    Duration untilNextMessage(Duration atMost) {
        Instant now = world.scheduler().now();
        return messages.stream()
                .map(message -> Duration.between(now, message.visibleAt))
                .min(Duration::compareTo)
                .filter(wait -> wait.compareTo(atMost) < 0)
                .orElse(atMost);
    }

    private void deliver(Message message, Instant now) {
        message.receives++;
        message.visibleAt = now.plus(world.scenario().visibility());
        if (!world.isCalm() && world.random().chance(world.scenario().odds().duplicatedDoorbell())) {
            world.scheduler().reach(CoverageGoal.DOORBELL_DUPLICATED);
            message.deliveredAgain = true;
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
            world.scheduler().reach(CoverageGoal.DOORBELL_LOST);
            world.scheduler().note(() -> "the doorbell is lost");
            return;
        }
        boolean late = !calm && world.random().chance(odds.lateDoorbell());
        message.visibleAt = message.visibleAt.plusMillis(world.random().between(1, late ? 30_000 : 200));
        messages.add(message);
        world.scheduler().wakeIdle(message.visibleAt);
    }

    /** Returns whether a scheduled doorbell is in the queue and has not been received yet. */
    boolean isPending(DistributionId distribution, Instant at) {
        return messages.stream()
                .filter(message -> message.receives == 0 && message.distribution.equals(distribution))
                .flatMap(message -> message.scheduledFor.stream())
                .anyMatch(at::equals);
    }

    /** One doorbell in the queue. */
    static final class Message {
        final DistributionId distribution;
        final Optional<Instant> scheduledFor;
        private Instant visibleAt;
        private int receives;
        private boolean deliveredAgain;

        Message(DistributionId distribution, Optional<Instant> scheduledFor, Instant visibleAt) {
            this.distribution = distribution;
            this.scheduledFor = scheduledFor;
            this.visibleAt = visibleAt;
        }
    }
}
