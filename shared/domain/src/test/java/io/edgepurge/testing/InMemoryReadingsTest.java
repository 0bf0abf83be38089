package io.edgepurge.testing;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.VIDEOS;

import io.edgepurge.domain.endpointcheck.DistributionReadings;

class InMemoryReadingsTest implements DistributionReadingsContract {
    @Override
    public DistributionReadings readings() {
        return new InMemoryReadings().with(IMAGES).with(VIDEOS);
    }
}
