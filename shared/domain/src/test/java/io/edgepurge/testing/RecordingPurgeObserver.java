package io.edgepurge.testing;

import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeObserver;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.PurgeResult;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it is told, a line each. Safe for use by many threads. */
public final class RecordingPurgeObserver implements PurgeObserver {
    private final List<String> notified = new ArrayList<>();

    @Override
    public void accepted(Purge purge) {
        tell("accepted " + purge.items().size() + " items");
    }

    @Override
    public void repeated(Purge first) {
        tell("repeated " + first.id());
    }

    @Override
    public void refused(PurgeRequest request, PurgeResult answer) {
        tell("refused " + answer.getClass().getSimpleName());
    }

    @Override
    public void cancelled(Purge purge) {
        tell("cancelled " + purge.id());
    }

    /** Everything told so far, in order. */
    public synchronized List<String> notified() {
        return List.copyOf(notified);
    }

    private synchronized void tell(String line) {
        notified.add(line);
    }
}
