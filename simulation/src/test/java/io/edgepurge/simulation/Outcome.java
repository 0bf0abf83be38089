package io.edgepurge.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The outcome of a schedule.
 *
 * @param digest equal for equal schedules, and almost never for others
 * @param goals the goals that it reached
 * @param journal the last events, if they were recorded
 */
record Outcome(
        long seed,
        long steps,
        long digest,
        Optional<Violation> violation,
        Set<CoverageGoal> goals,
        List<String> journal) {

    /** Returns what a developer needs to replay a failure. */
    String report() {
        String result = violation.map(Violation::getMessage).orElse("all invariants hold");
        return """
                seed %d, step %d: %s
                %s
                Replay it with
                  mvn -pl simulation -am test -Dtest=SimulationTest -Dseed=%d -Dsurefire.failIfNoSpecifiedTests=false\
                """.formatted(seed, steps, result, String.join("\n", journal), seed);
    }
}
