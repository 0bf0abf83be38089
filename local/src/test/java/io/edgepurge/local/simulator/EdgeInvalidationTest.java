package io.edgepurge.local.simulator;

import static io.edgepurge.local.simulator.RunningSimulator.TAGGED;
import static io.edgepurge.local.simulator.RunningSimulator.TAG_HEADER;
import static io.edgepurge.local.simulator.RunningSimulator.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.local.edge.RawHttpClient;
import io.edgepurge.local.edge.RawHttpClient.Reply;
import io.edgepurge.local.origin.Origin;
import io.edgepurge.local.origin.OriginConfig;
import io.edgepurge.local.simulator.SimulatorSettings.UnconfiguredTags;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudfront.model.InvalidArgumentException;

/** Tests the API, the edge cache and the origin together, under both responses to unconfigured tags. */
@ParameterizedClass
@EnumSource(UnconfiguredTags.class)
class EdgeInvalidationTest {
    private final UnconfiguredTags unconfiguredTags;

    private Origin origin;
    private RunningSimulator simulator;

    EdgeInvalidationTest(UnconfiguredTags unconfiguredTags) {
        this.unconfiguredTags = unconfiguredTags;
    }

    @BeforeEach
    void start() throws IOException {
        origin = Origin.start(new OriginConfig(0, Optional.of(TAG_HEADER), Clock.systemUTC()));
        simulator = RunningSimulator.inFrontOf(origin.uri());
        simulator.controls().change(simulator.controls().settings().withUnconfiguredTags(unconfiguredTags));
    }

    @AfterEach
    void stop() {
        simulator.close();
        origin.close();
    }

    @Test
    void a_new_version_is_served_when_its_invalidation_completes() {
        Reply old = get("localhost", "/demo/products/shoe.jpg");
        origin.publish("/demo/products/shoe.jpg");
        simulator.invalidate("ref-1", "/demo/products/shoe.jpg");

        assertThat(get("localhost", "/demo/products/shoe.jpg").body()).isEqualTo(old.body());

        simulator.completeAll();
        Reply fresh = get("localhost", "/demo/products/shoe.jpg");
        assertThat(fresh.cache()).isEqualTo("Miss");
        assertThat(fresh.body()).isNotEqualTo(old.body());
    }

    @Test
    void an_invalidation_completes_while_the_clock_runs() {
        simulator.controls().change(simulator.controls().settings().withInvalidationTime(Duration.ofMillis(50)));
        simulator.controls().resumeClock();
        get("localhost", "/a.jpg");

        String id = simulator.invalidate("ref-1", "/a.jpg").id();

        Awaitility.await().until(() -> simulator.get(id).status().equals("Completed"));
        assertThat(get("localhost", "/a.jpg").cache()).isEqualTo("Miss");
    }

    @Test
    void an_object_cached_while_in_progress_is_invalidated_by_the_completion() {
        simulator.invalidate("ref-1", "/a.jpg");
        get("localhost", "/a.jpg");

        simulator.completeAll();

        assertThat(get("localhost", "/a.jpg").cache()).isEqualTo("Miss");
    }

    @Test
    void a_tag_invalidates_the_images_of_a_folder() {
        get("tagged.test", "/demo/products/shoe.jpg");
        get("tagged.test", "/demo/people/anna.jpg");

        simulator.invalidate(TAGGED, "ref-1", List.of("#folder:products"));
        simulator.completeAll();

        assertThat(get("tagged.test", "/demo/products/shoe.jpg").cache()).isEqualTo("Miss");
        assertThat(get("tagged.test", "/demo/people/anna.jpg").cache()).isEqualTo("Hit");
    }

    @Test
    void an_unconfigured_tag_invalidates_nothing() {
        get("localhost", "/demo/products/shoe.jpg");

        switch (unconfiguredTags) {
            case REFUSED ->
                assertThatThrownBy(() -> simulator.invalidate("ref-1", "#folder:products"))
                        .isInstanceOf(InvalidArgumentException.class);
            case IGNORED -> simulator.invalidate("ref-1", "#folder:products");
        }
        simulator.completeAll();

        assertThat(get("localhost", "/demo/products/shoe.jpg").cache()).isEqualTo("Hit");
    }

    @Test
    void a_path_invalidates_objects_that_viewers_request_without_encoding() {
        get("localhost", "/demo/a[1]|{b}.jpg?f[]=1");
        get("localhost", "/demo/a[2].jpg");

        simulator.invalidate("ref-1", "/demo/a%5B1%5D%7C%7Bb%7D.jpg?f%5B%5D=1");
        simulator.completeAll();

        assertThat(get("localhost", "/demo/a[1]|{b}.jpg?f[]=1").cache()).isEqualTo("Miss");
        assertThat(get("localhost", "/demo/a[2].jpg").cache()).isEqualTo("Hit");
    }

    @Test
    void a_tenant_and_its_distribution_do_not_affect_each_others_objects() {
        get("tagged.test", "/a.jpg");
        get("tenant.test", "/a.jpg");

        simulator.invalidate(TAGGED, "ref-1", List.of("/*"));
        simulator.completeAll();
        assertThat(get("tenant.test", "/a.jpg").cache()).isEqualTo("Hit");
        assertThat(get("tagged.test", "/a.jpg").cache()).isEqualTo("Miss");

        simulator
                .sdk()
                .createInvalidationForDistributionTenant(request -> request.id(TENANT)
                        .invalidationBatch(batch -> batch.callerReference("ref-1")
                                .paths(paths -> paths.quantity(1).items("#file:a.jpg"))));
        simulator.completeAll();
        assertThat(get("tagged.test", "/a.jpg").cache()).isEqualTo("Hit");
        assertThat(get("tenant.test", "/a.jpg").cache()).isEqualTo("Miss");
    }

    @Test
    void a_removed_distribution_is_not_served() {
        assertThat(get("tagged.test", "/a.jpg").status()).isEqualTo(200);

        simulator.controls().remove(TAGGED);

        assertThat(get("tagged.test", "/a.jpg").status()).isEqualTo(403);
        assertThat(get("tenant.test", "/a.jpg").status()).isEqualTo(403);
    }

    private Reply get(String host, String target) {
        return RawHttpClient.get(simulator.edge(), host, target);
    }
}
