package io.edgepurge.simulation;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Doorbells;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** An SQS queue that delivers every message once, delayed by whole seconds. */
final class LoadQueue implements Doorbells {
    private static final int MOST_MESSAGES = 5;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /** The longest time between sending a message and its delivery to a function, in milliseconds. */
    private static final int SLOWEST_DELIVERY = 150;

    private final VirtualScheduler scheduler;
    private final SeededRandom random;
    private final List<Message> messages = new ArrayList<>();

    LoadQueue(VirtualScheduler scheduler, SeededRandom random) {
        this.scheduler = scheduler;
        this.random = random;
    }

    @Override
    public void notify(Collection<DistributionId> distributions) {
        distributions.forEach(distribution -> send(distribution, Optional.empty(), scheduler.now()));
    }

    @Override
    public void scheduleNext(DistributionId distribution, Instant at) {
        scheduleNext(distribution, at, scheduler.clock());
    }

    private void scheduleNext(DistributionId distribution, Instant at, Clock clock) {
        Duration delay = Duration.between(clock.instant(), at);
        long seconds = Math.max(0, delay.plusMillis(999).toSeconds());
        send(distribution, Optional.of(at), scheduler.now().plusSeconds(seconds));
    }

    /** Returns this queue for a worker, which computes delays with its own clock. */
    Doorbells withClock(Clock clock) {
        return new Doorbells() {
            @Override
            public void notify(Collection<DistributionId> distributions) {
                LoadQueue.this.notify(distributions);
            }

            @Override
            public void scheduleNext(DistributionId distribution, Instant at) {
                LoadQueue.this.scheduleNext(distribution, at, clock);
            }
        };
    }

    List<Message> receive() {
        List<Message> visible = messages.stream()
                .filter(message -> !message.visibleAt().isAfter(scheduler.now()))
                .limit(MOST_MESSAGES)
                .toList();
        messages.removeAll(visible);
        return visible;
    }

    Duration untilNextMessage() {
        return messages.stream()
                .map(message -> Duration.between(scheduler.now(), message.visibleAt()))
                .min(Duration::compareTo)
                .orElse(LONGEST_WAIT);
    }

    private void send(DistributionId distribution, Optional<Instant> scheduledFor, Instant visibleAt) {
        Instant delivered = visibleAt.plusMillis(random.between(10, SLOWEST_DELIVERY));
        messages.add(new Message(distribution, scheduledFor, delivered));
        scheduler.wakeIdle(delivered);
    }

    /** A doorbell in the queue. */
    record Message(DistributionId distribution, Optional<Instant> scheduledFor, Instant visibleAt) {}
}
