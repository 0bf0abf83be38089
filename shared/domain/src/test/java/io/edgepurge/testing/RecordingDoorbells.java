package io.edgepurge.testing;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Doorbells;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A {@code Doorbells} that records all messages. Safe for use by many threads. */
public final class RecordingDoorbells implements Doorbells {
    private boolean unavailable;
    private final List<DistributionId> notified = new ArrayList<>();
    private final List<Scheduled> scheduled = new ArrayList<>();

    @Override
    public synchronized void notify(Collection<DistributionId> distributions) {
        if (unavailable) {
            throw new StoreUnavailable("the queue does not respond", new IllegalStateException());
        }
        notified.addAll(distributions);
    }

    /** Makes every later notification fail. */
    public synchronized void fail() {
        unavailable = true;
    }

    @Override
    public synchronized void scheduleNext(DistributionId distribution, Instant at) {
        scheduled.add(new Scheduled(distribution, at));
    }

    /** Returns the distributions notified at once, in order. */
    public synchronized List<DistributionId> notified() {
        return List.copyOf(notified);
    }

    /** Returns the scheduled doorbells, in order. */
    public synchronized List<Scheduled> scheduled() {
        return List.copyOf(scheduled);
    }

    /** A doorbell with its scheduled time. */
    public record Scheduled(DistributionId distribution, Instant at) {}
}
