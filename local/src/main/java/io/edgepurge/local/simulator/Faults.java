package io.edgepurge.local.simulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The faults ordered and not yet happened, the oldest first. Safe for use by many threads. */
final class Faults {
    private final List<Order> orders = new ArrayList<>();

    private static final class Order {
        private final Fault fault;
        private final Set<Operation> operations;
        private int callsLeft;

        private Order(Fault fault, int callsLeft, Set<Operation> operations) {
            this.fault = fault;
            this.callsLeft = callsLeft;
            this.operations = operations;
        }
    }

    synchronized void order(Fault fault, int calls, Set<Operation> operations) {
        if (calls < 1) {
            throw new IllegalArgumentException("a fault happens to at least one call: " + calls);
        }
        orders.add(new Order(fault, calls, Set.copyOf(operations)));
    }

    /** The fault of this call, which is then used up. */
    synchronized Optional<Fault> take(Operation operation) {
        Iterator<Order> oldestFirst = orders.iterator();
        while (oldestFirst.hasNext()) {
            Order order = oldestFirst.next();
            if (order.operations.contains(operation)) {
                order.callsLeft--;
                if (order.callsLeft == 0) {
                    oldestFirst.remove();
                }
                return Optional.of(order.fault);
            }
        }
        return Optional.empty();
    }

    synchronized int callsLeft() {
        return orders.stream().mapToInt(order -> order.callsLeft).sum();
    }

    synchronized void clear() {
        orders.clear();
    }
}
