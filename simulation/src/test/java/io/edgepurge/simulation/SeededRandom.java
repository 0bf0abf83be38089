package io.edgepurge.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** The source of all random decisions of a schedule. */
final class SeededRandom {
    private final SplittableRandom random;

    SeededRandom(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    double roll() {
        return random.nextDouble();
    }

    /** Returns a number between two inclusive bounds. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Returns 0 in four of ten schedules, so that other faults happen more often; otherwise a probability up to a maximum. */
    double oddsUpTo(double most) {
        return chance(0.4) ? 0 : random.nextDouble() * most;
    }
}
