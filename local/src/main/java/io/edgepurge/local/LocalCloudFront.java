package io.edgepurge.local;

import io.edgepurge.local.origin.Origin;
import io.edgepurge.local.origin.OriginConfig;
import io.edgepurge.local.simulator.CloudFrontSimulator;
import io.edgepurge.local.simulator.Distribution;
import io.edgepurge.local.simulator.SimulatorConfig;
import io.edgepurge.local.simulator.SimulatorSettings;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A CloudFront simulator with two distributions, an edge cache and an image origin. */
record LocalCloudFront(Origin origin, CloudFrontSimulator simulator) implements AutoCloseable {
    private static final String TAG_HEADER = "Cache-Tag";

    static LocalCloudFront start(LocalConfig config, Clock clock) {
        try {
            Origin origin = Origin.start(new OriginConfig(0, Optional.of(TAG_HEADER), clock));
            return new LocalCloudFront(
                    origin, CloudFrontSimulator.start(config(config, origin), clock, new SecureRandom()));
        } catch (IOException e) {
            throw new StackStartException("the CloudFront simulator cannot start: " + e.getMessage(), e);
        }
    }

    private static SimulatorConfig config(LocalConfig config, Origin origin) {
        return new SimulatorConfig(
                config.ports().cloudFront(),
                config.ports().edge(),
                origin.uri(),
                Stream.concat(
                                DistributionFault.applied(
                                        config.behavior().faults(),
                                        distribution(DemoAccount.DISTRIBUTION, "localhost", "127.0.0.1"))
                                        .stream(),
                                Stream.of(distribution(LocalConfig.SPARE_DISTRIBUTION, LocalConfig.SPARE_HOST)))
                        .toList(),
                SimulatorSettings.defaults().withInvalidationTime(config.invalidation()));
    }

    private static Distribution distribution(String id, String... hosts) {
        return new Distribution(id, Set.of(hosts), Optional.of(TAG_HEADER), List.of());
    }

    @Override
    public void close() {
        simulator.close();
        origin.close();
    }
}
