package io.edgepurge.simulation;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.simulation.SimulatedQueue.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Receives messages and reconciles each distribution of a batch once, as the Lambda function does. */
record WorkerActor(World world) implements Actor.Role {
    private static final Duration LONGEST_POLL = Duration.ofHours(1);
    private static final Duration LONGEST_INVOCATION = Duration.ofSeconds(60);

    @Override
    public void act() {
        while (true) {
            List<Message> messages = world.queue().receive();
            if (messages.isEmpty()) {
                world.scheduler().idle(world.queue().untilNextMessage(LONGEST_POLL));
            } else {
                invoke(messages);
            }
        }
    }

    private void invoke(List<Message> messages) {
        VirtualScheduler scheduler = world.scheduler();
        scheduler.setTimeout(LONGEST_INVOCATION);
        InvalidationWorker worker = world.worker();
        Map<DistributionId, List<Message>> byDistribution = messages.stream()
                .collect(Collectors.groupingBy(message -> message.distribution, TreeMap::new, Collectors.toList()));
        List<DistributionId> cached = byDistribution.entrySet().stream()
                .filter(batch -> answer(worker, batch.getKey(), batch.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!cached.isEmpty()) {
            clear(worker, cached);
        }
        scheduler.current().diesAt = Long.MAX_VALUE;
        scheduler.pause(Duration.ofMillis(1));
    }

    private void clear(InvalidationWorker worker, List<DistributionId> cached) {
        // one distribution has origin caches
        world.occupation().change(Optional.of(cached.getFirst()));
        try {
            world.clearing(worker).clear(cached);
        } catch (StoreUnavailable failed) {
            world.scheduler().note(() -> "leaves origin caches to the sweep: " + failed.getMessage());
        } finally {
            world.occupation().change(Optional.empty());
        }
    }

    /** Returns whether origin caches may have to be cleared. */
    private boolean answer(InvalidationWorker worker, DistributionId distribution, List<Message> doorbells) {
        world.scheduler().current().tokenTakenAt = -1;
        world.occupation().change(Optional.of(distribution));
        List<Instant> scheduledFor = doorbells.stream()
                .flatMap(doorbell -> doorbell.scheduledFor.stream())
                .toList();
        try {
            boolean cached = worker.reconcile(distribution, scheduledFor).originCaches();
            world.queue().delete(doorbells);
            return cached;
        } catch (StoreUnavailable failed) {
            world.scheduler().note(() -> "returns its messages to the queue: " + failed.getMessage());
            return false;
        } finally {
            world.occupation().change(Optional.empty());
        }
    }
}
