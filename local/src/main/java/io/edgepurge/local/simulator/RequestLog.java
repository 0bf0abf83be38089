package io.edgepurge.local.simulator;

import io.edgepurge.local.simulator.SimulatorSettings.InProgressLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A snapshot of the requests and invalidations since the simulator started.
 *
 * @param calls the number of calls by operation, including rejected ones
 * @param refusals the number of errors by CloudFront's error code, such as {@code Throttling}
 * @param repeats the number of create calls that returned an earlier invalidation with the same caller reference
 * @param mostInProgress the maximum number in progress for each limit, by distribution or tenant ID
 * @param invalidations the invalidations by distribution, oldest first
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

    /** A created invalidation. */
    public record Entry(String id, String distribution, String callerReference, List<String> paths, Times times) {
        /** Copies the list. */
        public Entry {
            paths = List.copyOf(paths);
        }
    }

    /**
     * The creation and completion times by the simulator's clock.
     *
     * @param completedAt the completion time; empty while in progress
     */
    public record Times(Instant createdAt, Optional<Instant> completedAt) {}

    /** Returns the number of billed paths. A path that occurs twice in a batch is billed twice. */
    public int pathsBilled() {
        return invalidations.stream().mapToInt(entry -> entry.paths().size()).sum();
    }

    /** Returns the caller references of all invalidations. */
    public List<String> callerReferences() {
        return invalidations.stream().map(Entry::callerReference).toList();
    }

    /** Returns the number of responses with an error code. */
    public int refusals(String code) {
        return refusals.getOrDefault(code, 0);
    }

    /** Returns the number of calls of an operation. */
    public int calls(Operation operation) {
        return calls.getOrDefault(operation, 0);
    }
}
