package io.edgepurge.local.simulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Injected faults that have not happened yet, oldest first. Thread-safe. */
final class Faults {
    private final List<PendingFault> pending = new ArrayList<>();

    private static final class PendingFault {
        private final Fault fault;
        private final Set<Operation> operations;
        private int callsLeft;

        private PendingFault(Fault fault, int callsLeft, Set<Operation> operations) {
            this.fault = fault;
            this.callsLeft = callsLeft;
            this.operations = operations;
        }
    }

    synchronized void add(Fault fault, int calls, Set<Operation> operations) {
        if (calls < 1) {
            throw new IllegalArgumentException("a fault must affect at least one call, not " + calls);
        }
        pending.add(new PendingFault(fault, calls, Set.copyOf(operations)));
    }

    /** Returns the fault that affects this call, and counts the call. */
    synchronized Optional<Fault> take(Operation operation) {
        Iterator<PendingFault> oldestFirst = pending.iterator();
        while (oldestFirst.hasNext()) {
            PendingFault next = oldestFirst.next();
            if (next.operations.contains(operation)) {
                next.callsLeft--;
                if (next.callsLeft == 0) {
                    oldestFirst.remove();
                }
                return Optional.of(next.fault);
            }
        }
        return Optional.empty();
    }

    synchronized int callsLeft() {
        return pending.stream().mapToInt(fault -> fault.callsLeft).sum();
    }

    synchronized void clear() {
        pending.clear();
    }
}
