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
                world.stage().idle(world.queue().quiet(LONGEST_POLL));
            } else {
                invoked(messages);
            }
        }
    }

    private void invoked(List<Message> messages) {
        VirtualScheduler stage = world.stage();
        stage.limit(LONGEST_INVOCATION);
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
        stage.current().diesAt = Long.MAX_VALUE;
        stage.pause(Duration.ofMillis(1));
    }

    private void clear(InvalidationWorker worker, List<DistributionId> cached) {
        try {
            world.clearing(worker).clear(cached);
        } catch (StoreUnavailable failed) {
            world.stage().note(() -> "leaves caches to the sweep: " + failed.getMessage());
        }
    }

    /** Whether there may be origin caches to clear. */
    private boolean answer(InvalidationWorker worker, DistributionId distribution, List<Message> bells) {
        world.stage().current().tokenTakenAt = -1;
        List<Instant> setFor =
                bells.stream().flatMap(bell -> bell.setFor.stream()).toList();
        try {
            boolean cached = worker.answer(distribution, setFor);
            world.queue().delete(bells);
            return cached;
        } catch (StoreUnavailable failed) {
            world.stage().note(() -> "gives its bells back: " + failed.getMessage());
            return false;
        }
    }
}
