package io.edgepurge.testing;

import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeObserver;
import io.edgepurge.domain.purge.PurgeRequest;
import io.edgepurge.domain.purge.Refusal;
import java.util.ArrayList;
import java.util.List;

/** A {@code PurgeObserver} that records a line for each event. Safe for use by many threads. */
public final class RecordingPurgeObserver implements PurgeObserver {
    private final List<String> notified = new ArrayList<>();

    @Override
    public void accepted(Purge purge) {
        record("accepted " + purge.items().size() + " items");
    }

    @Override
    public void repeated(Purge first) {
        record("repeated " + first.id());
    }

    @Override
    public void refused(PurgeRequest request, Refusal refusal) {
        record("refused " + refusal.getClass().getSimpleName());
    }

    @Override
    public void cancelled(Purge purge) {
        record("cancelled " + purge.id());
    }

    /** Returns all events, in order. */
    public synchronized List<String> notified() {
        return List.copyOf(notified);
    }

    private synchronized void record(String line) {
        notified.add(line);
    }
}
