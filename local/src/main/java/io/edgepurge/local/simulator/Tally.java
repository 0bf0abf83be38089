package io.edgepurge.local.simulator;

import java.util.HashMap;
import java.util.Map;

/** Counts calls and answers. Safe for use by many threads. */
final class Tally {
    private final Map<Operation, Integer> calls = new HashMap<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private int repeats;

    synchronized void called(Operation operation) {
        calls.merge(operation, 1, Integer::sum);
    }

    synchronized void answered(Answer answer) {
        switch (answer) {
            case Answer.Refused refused -> refusals.merge(refused.code().wireName(), 1, Integer::sum);
            case Answer.Created created when created.repeated() -> repeats++;
            case Answer.Created created -> {}
            case Answer.Found found -> {}
            case Answer.Listed listed -> {}
            case Answer.Lost lost -> {}
        }
    }

    synchronized Ledger ledger(Invalidations invalidations) {
        return new Ledger(calls, refusals, repeats, invalidations.mostInProgress(), invalidations.entries());
    }
}
