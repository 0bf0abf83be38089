package io.edgepurge.aws;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Doorbells;
import java.time.Instant;
import java.util.Collection;

/** Rings nobody: the sweep finds what there is to do. */
final class NoDoorbells implements Doorbells {
    @Override
    public void notify(Collection<DistributionId> distributions) {}

    @Override
    public void scheduleNext(DistributionId distribution, Instant at) {}
}
