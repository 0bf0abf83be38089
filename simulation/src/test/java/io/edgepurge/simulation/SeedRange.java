package io.edgepurge.simulation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs the schedules of consecutive seeds on all cores.
 *
 * @param first the first seed
 * @param count the number of seeds
 */
record SeedRange(long first, long count) {
    private static final Logger LOG = System.getLogger(SeedRange.class.getName());
    private static final long SEEDS_OF_A_BUILD = 3_000;
    private static final long SEEDS_BETWEEN_PROGRESS = 10_000;

    /** Returns the seeds of {@code -Dseed=N} or {@code -Dseeds=N}; by default those of every build. */
    static SeedRange fromProperties() {
        return Optional.ofNullable(Long.getLong("seed"))
                .map(seed -> new SeedRange(seed, 1))
                .orElseGet(() -> new SeedRange(1, Long.getLong("seeds", SEEDS_OF_A_BUILD)));
    }

    /** Returns the failure with the lowest seed, replayed with a journal; empty if there is none. */
    Optional<Outcome> firstFailure(PlantedBug bug) {
        AtomicLong next = new AtomicLong(first);
        AtomicLong failed = new AtomicLong(Long.MAX_VALUE);
        int cores = Runtime.getRuntime().availableProcessors();
        Stream<Outcome> failures =
                IntStream.range(0, cores).parallel().boxed().flatMap(core -> runOnOneCore(bug, next, failed));
        return failures.min(Comparator.comparingLong(Outcome::seed))
                .map(failure -> Simulation.replay(failure.seed(), bug));
    }

    private Stream<Outcome> runOnOneCore(PlantedBug bug, AtomicLong next, AtomicLong failed) {
        for (long seed = next.getAndIncrement();
                seed < first + count && seed < failed.get();
                seed = next.getAndIncrement()) {
            Outcome outcome = Simulation.run(seed, bug);
            if (outcome.violation().isPresent()) {
                failed.accumulateAndGet(seed, Math::min);
                return Stream.of(outcome);
            }
            logProgress(seed);
        }
        return Stream.empty();
    }

    private void logProgress(long seed) {
        long finished = seed - first + 1;
        if (finished % SEEDS_BETWEEN_PROGRESS == 0 && count > SEEDS_BETWEEN_PROGRESS) {
            LOG.log(Level.INFO, "{0} of {1} schedules kept the invariants", finished, count);
        }
    }
}
