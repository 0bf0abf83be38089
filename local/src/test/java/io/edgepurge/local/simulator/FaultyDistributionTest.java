package io.edgepurge.local.simulator;

import static io.edgepurge.local.simulator.RunningSimulator.TAG_HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.local.DistributionFault;
import io.edgepurge.local.edge.RawHttpClient;
import io.edgepurge.local.edge.RawHttpClient.Reply;
import io.edgepurge.local.origin.Origin;
import io.edgepurge.local.origin.OriginConfig;
import io.edgepurge.local.simulator.SimulatorSettings.UnconfiguredTags;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault makes invalidations complete without effect, which a healthy distribution never does. */
class FaultyDistributionTest {
    private static final String ID = "EFAULTY";
    private static final String HOST = "faulty.test";

    private Origin origin;
    private RunningSimulator simulator;

    @BeforeEach
    void start() throws IOException {
        origin = Origin.start(new OriginConfig(0, Optional.of(TAG_HEADER), Clock.systemUTC()));
        simulator = RunningSimulator.inFrontOf(origin.uri());
        simulator.controls().change(simulator.controls().settings().withUnconfiguredTags(UnconfiguredTags.IGNORED));
    }

    @AfterEach
    void stop() {
        simulator.close();
        origin.close();
    }

    @ParameterizedTest
    @CsvSource({
        "NO_TAG_HEADER, /img/a.jpg, '#folder:img', /img/a.jpg",
        "FOREIGN_HOST, /img/a.jpg, /img/a.jpg, ''",
        "QUERY_NOT_IN_KEY, /img/a.jpg?w=1, /img/a.jpg?w=1, /img/a.jpg",
        "REWRITING_FUNCTION, /img/a.jpg, /img/a.jpg, /rewritten/img/a.jpg",
        "IGNORED_PATH, /demo/ignored.jpg, /demo/ignored.jpg, /demo/ignored.jpg*",
    })
    void the_invalidation_completes_but_visitors_get_the_old_object(
            DistributionFault fault, String visited, String invalidated, String effective) {
        configure(Set.of(fault));

        assertThat(cacheAfter(visited, invalidated)).isEqualTo("Hit");
        if (!effective.isEmpty()) {
            assertThat(cacheAfter(visited, effective)).isEqualTo("Miss");
        }

        configure(Set.of());
        var _ = cacheAfter(visited, "/*");
        assertThat(cacheAfter(visited, invalidated)).isEqualTo("Miss");
    }

    @Test
    void without_the_query_in_the_key_all_queries_are_one_object() {
        configure(Set.of(DistributionFault.QUERY_NOT_IN_KEY));

        visit("/img/a.jpg?w=1");

        assertThat(visit("/img/a.jpg?w=2").cache()).isEqualTo("Hit");
        assertThat(visit("/img/a.jpg").cache()).isEqualTo("Hit");
    }

    private void configure(Set<DistributionFault> faults) {
        simulator.controls().distributions().stream()
                .filter(distribution -> distribution.hosts().contains(HOST))
                .forEach(distribution -> simulator.controls().remove(distribution.id()));
        DistributionFault.applied(faults, new Distribution(ID, Set.of(HOST), Optional.of(TAG_HEADER), List.of()))
                .forEach(simulator.controls()::configure);
    }

    private String cacheAfter(String visited, String invalidated) {
        visit(visited);
        simulator.invalidate(ID, "ref-" + System.nanoTime(), List.of(invalidated));
        simulator.completeAll();
        return visit(visited).cache();
    }

    private Reply visit(String target) {
        return RawHttpClient.get(simulator.edge(), HOST, target);
    }
}
