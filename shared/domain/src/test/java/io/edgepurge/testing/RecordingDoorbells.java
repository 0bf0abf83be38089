package io.edgepurge.testing;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Doorbells;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Writes down which bells were rung. Safe for use by many threads. */
public final class RecordingDoorbells implements Doorbells {
    private final List<DistributionId> rung = new ArrayList<>();
    private final List<Set> set = new ArrayList<>();

    @Override
    public synchronized void notify(Collection<DistributionId> distributions) {
        rung.addAll(distributions);
    }

    @Override
    public synchronized void scheduleNext(DistributionId distribution, Instant at) {
        set.add(new Set(distribution, at));
    }

    /** Bells rung at once, in order. */
    public synchronized List<DistributionId> rung() {
        return List.copyOf(rung);
    }

    /** Bells set for later, in order. */
    public synchronized List<Set> set() {
        return List.copyOf(set);
    }

    /** A bell and the time it was set for. */
    public record Set(DistributionId distribution, Instant at) {}
}
