package io.edgepurge.simulation;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.reconcile.InvalidationWorker;
import io.edgepurge.simulation.SimulatedQueue.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Takes messages from the queue and answers them as the Lambda function does, once for each distribution of a batch. */
record Worker(World world) implements Actor.Role {
    private static final Duration LONGEST_POLL = Duration.ofHours(1);
    private static final Duration LONGEST_INVOCATION = Duration.ofSeconds(60);

    @Override
    public void act() {
        while (true) {
            List<Message> messages = world.queue().receive();
            if (messages.isEmpty()) {
                world.scheduler().idle(world.queue().quiet(LONGEST_POLL));
            } else {
                invoked(messages);
            }
        }
    }

    private void invoked(List<Message> messages) {
        VirtualScheduler scheduler = world.scheduler();
        scheduler.limit(LONGEST_INVOCATION);
        InvalidationWorker worker = world.worker();
        Map<DistributionId, List<Message>> looks = messages.stream()
                .collect(Collectors.groupingBy(message -> message.distribution, TreeMap::new, Collectors.toList()));
        List<DistributionId> cached = looks.entrySet().stream()
                .filter(look -> answer(worker, look.getKey(), look.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!cached.isEmpty()) {
            clear(worker, cached);
        }
        scheduler.current().diesAt = Long.MAX_VALUE;
        scheduler.pause(Duration.ofMillis(1));
    }

    private void clear(InvalidationWorker worker, List<DistributionId> cached) {
        try {
            world.clearing(worker).clear(cached);
        } catch (StoreUnavailable failed) {
            world.scheduler().note(() -> "leaves caches to the sweep: " + failed.getMessage());
        }
    }

    /** Whether there may be origin caches to clear. */
    private boolean answer(InvalidationWorker worker, DistributionId distribution, List<Message> doorbells) {
        world.scheduler().current().tokenTakenAt = -1;
        List<Instant> setFor =
                doorbells.stream().flatMap(doorbell -> doorbell.setFor.stream()).toList();
        try {
            boolean cached = worker.reconcile(distribution, setFor);
            world.queue().delete(doorbells);
            return cached;
        } catch (StoreUnavailable failed) {
            world.scheduler().note(() -> "gives its bells back: " + failed.getMessage());
            return false;
        }
    }
}
