package io.edgepurge.local.simulator;

import static io.edgepurge.local.simulator.RunningSimulator.DISTRIBUTION;
import static io.edgepurge.local.simulator.RunningSimulator.TAGGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.local.edge.EdgeCacheSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.model.CachePolicyQueryStringBehavior;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.EventType;
import software.amazon.awssdk.services.cloudfront.model.NoSuchCachePolicyException;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;

class DistributionConfigTest {
    private final RunningSimulator simulator = RunningSimulator.start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void the_configuration_names_hosts_and_tag_header() {
        assertThat(config(DISTRIBUTION).aliases().items()).containsExactly("127.0.0.1", "localhost");
        assertThat(config(DISTRIBUTION).cacheTagConfig()).isNull();
        assertThat(config(TAGGED).cacheTagConfig().headerName()).isEqualTo(RunningSimulator.TAG_HEADER);
    }

    @Test
    void the_cache_policy_says_that_queries_are_in_the_key() {
        assertThat(queryStrings(DISTRIBUTION)).isEqualTo(CachePolicyQueryStringBehavior.ALL);
        assertThat(config(DISTRIBUTION)
                        .defaultCacheBehavior()
                        .functionAssociations()
                        .items())
                .isEmpty();
    }

    @Test
    void each_changed_setting_is_in_the_configuration() {
        simulator
                .controls()
                .configure(new Distribution(
                        DISTRIBUTION,
                        Set.of("localhost"),
                        Optional.empty(),
                        List.of(),
                        new EdgeCacheSettings(false, Optional.of("/v2"), Set.of("/a.jpg"))));

        assertThat(queryStrings(DISTRIBUTION)).isEqualTo(CachePolicyQueryStringBehavior.NONE);
        assertThat(config(DISTRIBUTION)
                        .defaultCacheBehavior()
                        .functionAssociations()
                        .items())
                .singleElement()
                .satisfies(function -> assertThat(function.eventType()).isEqualTo(EventType.VIEWER_REQUEST));
    }

    @Test
    void what_does_not_exist_is_not_found() {
        assertThatThrownBy(() -> config("EUNKNOWN")).isInstanceOf(NoSuchDistributionException.class);
        assertThatThrownBy(() -> simulator.sdk().getCachePolicy(request -> request.id("unknown")))
                .isInstanceOf(NoSuchCachePolicyException.class);
    }

    private CachePolicyQueryStringBehavior queryStrings(String distribution) {
        String policy = config(distribution).defaultCacheBehavior().cachePolicyId();
        return simulator
                .sdk()
                .getCachePolicy(request -> request.id(policy))
                .cachePolicy()
                .cachePolicyConfig()
                .parametersInCacheKeyAndForwardedToOrigin()
                .queryStringsConfig()
                .queryStringBehavior();
    }

    private DistributionConfig config(String distribution) {
        return simulator
                .sdk()
                .getDistributionConfig(request -> request.id(distribution))
                .distributionConfig();
    }
}
