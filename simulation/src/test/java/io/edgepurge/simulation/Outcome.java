package io.edgepurge.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a schedule went.
 *
 * @param digest equal for equal schedules, and hardly ever for others
 * @param goals what it met with
 * @param journal what happened last, if it was written down
 */
record Outcome(
        long seed,
        long steps,
        long digest,
        Optional<Violation> violation,
        Set<CoverageGoal> goals,
        List<String> journal) {

    /** What a person needs who has to understand it. */
    String report() {
        String what = violation.map(Violation::getMessage).orElse("all invariants hold");
        return """
                seed %d, step %d: %s
                %s
                Replay it with
                  mvn -pl simulation -am test -Dtest=SimulationTest -Dseed=%d -Dsurefire.failIfNoSpecifiedTests=false\
                """.formatted(seed, steps, what, String.join("\n", journal), seed);
    }
}
