package io.edgepurge.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** Everything that is left to chance, decided by one seed. */
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

    /** Both bounds may come up. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Never in four schedules of ten, else up to the most: what never happens lets other things happen more often. */
    double oddsUpTo(double most) {
        return chance(0.4) ? 0 : random.nextDouble() * most;
    }
}
