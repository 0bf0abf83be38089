package io.edgepurge.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** The last events of a schedule. Recording is optional, because formatting takes longer than the events themselves. */
final class Journal {
    private static final int KEPT = 80;

    private final boolean enabled;
    private final Deque<String> journal = new ArrayDeque<>();

    Journal(boolean enabled) {
        this.enabled = enabled;
    }

    void add(Supplier<String> event) {
        if (enabled) {
            if (journal.size() == KEPT) {
                journal.removeFirst();
            }
            journal.addLast(event.get());
        }
    }

    List<String> journal() {
        return List.copyOf(journal);
    }
}
