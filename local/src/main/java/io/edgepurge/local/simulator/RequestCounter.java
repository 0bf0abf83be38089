package io.edgepurge.local.simulator;

import java.util.HashMap;
import java.util.Map;

/** Counts calls and responses. Thread-safe. */
final class RequestCounter {
    private final Map<Operation, Integer> calls = new HashMap<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private int repeats;

    synchronized void countCall(Operation operation) {
        calls.merge(operation, 1, Integer::sum);
    }

    synchronized void countResponse(ApiResponse response) {
        switch (response) {
            case ApiResponse.Refused refused -> refusals.merge(refused.code().wireName(), 1, Integer::sum);
            case ApiResponse.Created created when created.repeated() -> repeats++;
            case ApiResponse.Created created -> {}
            case ApiResponse.Found found -> {}
            case ApiResponse.Listed listed -> {}
            case ApiResponse.Configured configured -> {}
            case ApiResponse.Policy policy -> {}
            case ApiResponse.Lost lost -> {}
        }
    }

    synchronized RequestLog requestLog(Invalidations invalidations) {
        return new RequestLog(calls, refusals, repeats, invalidations.mostInProgress(), invalidations.entries());
    }
}
