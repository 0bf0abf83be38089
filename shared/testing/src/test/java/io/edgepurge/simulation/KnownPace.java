package io.edgepurge.simulation;

import static io.edgepurge.simulation.Violation.unless;

import io.edgepurge.domain.reconcile.Pace;
import io.edgepurge.domain.reconcile.PaceConfig;
import java.time.Duration;
import java.util.Optional;

/** The pace as it was last stored: whoever takes a call from it leaves one less. */
final class KnownPace {
    private static final double LAST_DIGIT_OF_A_FRACTION = 1e-6;

    private Optional<Pace> last = Optional.empty();

    void taken(Pace next) {
        double had = last.map(pace -> sum(pace) + income(pace, next)).orElse((double) PaceConfig.STANDARD.burst());
        unless(
                sum(next) + 1 <= had + LAST_DIGIT_OF_A_FRACTION,
                "a call was taken from the pace twice: %s came after %s",
                next,
                last);
        last = Optional.of(next);
    }

    private static double sum(Pace pace) {
        return pace.creates() + pace.polls();
    }

    private static double income(Pace before, Pace next) {
        return Duration.between(before.at(), next.at()).toNanos() / 1e9 * PaceConfig.STANDARD.callsPerSecond();
    }
}
