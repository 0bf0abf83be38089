package io.edgepurge.testing;

import io.edgepurge.domain.reconcile.Pace;
import io.edgepurge.domain.reconcile.PaceStore;
import java.util.Optional;

/** The pace in memory, under the same contract as that in DynamoDB. Safe for use by many threads. */
public final class InMemoryPace implements PaceStore {
    private Optional<Pace> kept = Optional.empty();

    @Override
    public synchronized Optional<Pace> pace() {
        return kept;
    }

    @Override
    public synchronized boolean replace(Optional<Pace> read, Pace next) {
        boolean unchanged = kept.equals(read);
        if (unchanged) {
            kept = Optional.of(next);
        }
        return unchanged;
    }
}
