package io.edgepurge.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** The last things that happened, if anybody wants to know: writing them down takes longer than doing them. */
final class Trace {
    private static final int KEPT = 80;

    private final boolean wanted;
    private final Deque<String> journal = new ArrayDeque<>();

    Trace(boolean wanted) {
        this.wanted = wanted;
    }

    void add(Supplier<String> note) {
        if (wanted) {
            if (journal.size() == KEPT) {
                journal.removeFirst();
            }
            journal.addLast(note.get());
        }
    }

    List<String> journal() {
        return List.copyOf(journal);
    }
}
