package io.edgepurge.simulation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Schedules by the numbers of their seeds, played on all cores.
 *
 * @param first the first seed
 * @param count how many seeds, one after the other
 */
record Schedules(long first, long count) {
    private static final Logger LOG = System.getLogger(Schedules.class.getName());
    private static final long ENOUGH = 3_000;
    private static final long SEEDS_BETWEEN_PROGRESS = 10_000;

    /** The one of {@code -Dseed=N}, or the {@code -Dseeds=N}, or enough for every build. */
    static Schedules asAsked() {
        return Optional.ofNullable(Long.getLong("seed"))
                .map(seed -> new Schedules(seed, 1))
                .orElseGet(() -> new Schedules(1, Long.getLong("seeds", ENOUGH)));
    }

    /** The failure with the lowest seed, replayed and written down, or none. */
    Optional<Outcome> firstFailure(PlantedBug bug) {
        AtomicLong next = new AtomicLong(first);
        AtomicLong failed = new AtomicLong(Long.MAX_VALUE);
        int cores = Runtime.getRuntime().availableProcessors();
        Stream<Outcome> failures =
                IntStream.range(0, cores).parallel().boxed().flatMap(core -> lane(bug, next, failed));
        return failures.min(Comparator.comparingLong(Outcome::seed))
                .map(failure -> Simulation.replay(failure.seed(), bug));
    }

    private Stream<Outcome> lane(PlantedBug bug, AtomicLong next, AtomicLong failed) {
        for (long seed = next.getAndIncrement();
                seed < first + count && seed < failed.get();
                seed = next.getAndIncrement()) {
            Outcome outcome = Simulation.play(seed, bug);
            if (outcome.violation().isPresent()) {
                failed.accumulateAndGet(seed, Math::min);
                return Stream.of(outcome);
            }
            tellProgress(seed);
        }
        return Stream.empty();
    }

    private void tellProgress(long seed) {
        long played = seed - first + 1;
        if (played % SEEDS_BETWEEN_PROGRESS == 0 && count > SEEDS_BETWEEN_PROGRESS) {
            LOG.log(Level.INFO, "{0} of {1} schedules kept the invariants", played, count);
        }
    }
}
