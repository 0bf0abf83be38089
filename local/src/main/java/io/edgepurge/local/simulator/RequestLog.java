package io.edgepurge.local.simulator;

import io.edgepurge.local.simulator.SimulatorSettings.InProgressLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the simulator has seen since it started, at one moment.
 *
 * @param calls all calls by operation, refused ones among them
 * @param refusals by CloudFront's error code, as in {@code Throttling}
 * @param repeats creates answered with an invalidation made before under the same caller reference
 * @param mostInProgress by distribution (or tenant) id, for each pool on its own, the most ever in progress
 * @param invalidations by distribution, oldest first
 */
public record RequestLog(
        Map<Operation, Integer> calls,
        Map<String, Integer> refusals,
        int repeats,
        Map<String, InProgressLimits> mostInProgress,
        List<Entry> invalidations) {
    /** Copies the collections. */
    public RequestLog {
        calls = Map.copyOf(calls);
        refusals = Map.copyOf(refusals);
        mostInProgress = Map.copyOf(mostInProgress);
        invalidations = List.copyOf(invalidations);
    }

    /** An invalidation that was created. */
    public record Entry(String id, String distribution, String callerReference, List<String> paths, Times times) {
        /** Copies the list. */
        public Entry {
            paths = List.copyOf(paths);
        }
    }

    /**
     * When it happened, by the simulator's clock.
     *
     * @param completedAt empty while in progress
     */
    public record Times(Instant createdAt, Optional<Instant> completedAt) {}

    /** What CloudFront charges for: each path of each invalidation, a path named twice in a batch twice. */
    public int pathsBilled() {
        return invalidations.stream().mapToInt(entry -> entry.paths().size()).sum();
    }

    /** Those under which an invalidation was made. */
    public List<String> callerReferences() {
        return invalidations.stream().map(Entry::callerReference).toList();
    }

    /** How often a code was answered. */
    public int refusals(String code) {
        return refusals.getOrDefault(code, 0);
    }

    /** How often an operation was called. */
    public int calls(Operation operation) {
        return calls.getOrDefault(operation, 0);
    }
}
