package io.edgepurge.aws;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Doorbells;
import java.time.Instant;
import java.util.Collection;

/** A {@code Doorbells} that sends no messages; the sweep finds the work. */
final class NoOpDoorbells implements Doorbells {
    @Override
    public void notify(Collection<DistributionId> distributions) {}

    @Override
    public void scheduleNext(DistributionId distribution, Instant at) {}
}
