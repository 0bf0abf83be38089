package io.edgepurge.domain.reconcile;

import static io.edgepurge.domain.purge.PurgeStatus.COMPLETED;
import static io.edgepurge.domain.purge.PurgeStatus.FAILED;
import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.Interruptions.Moment;
import io.edgepurge.testing.Interruptions.Stop;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills the worker between any two of its calls. The result must be the same, with one invalidation per plan. */
class InterruptedWorkerTest {
    private static final int PASSES = 4;

    static Stream<Stop> everyCall() {
        Scenario scenario = new Scenario();
        Interruptions none = Interruptions.none();
        IntStream.range(0, PASSES).forEach(pass -> scenario.reconcile(none));
        return IntStream.rangeClosed(1, none.calls().size())
                .boxed()
                .flatMap(call -> Stream.of(new Stop(call, Moment.BEFORE), new Stop(call, Moment.AFTER)));
    }

    @ParameterizedTest
    @MethodSource("everyCall")
    void the_result_is_the_same_wherever_the_worker_is_killed(Stop stop) {
        Scenario scenario = new Scenario();
        Interruptions interruptions = Interruptions.at(stop);

        IntStream.rangeClosed(0, PASSES).forEach(pass -> scenario.reconcile(interruptions));

        assertThat(scenario.distribution.statuses(scenario.files)).containsExactly(COMPLETED, FAILED, COMPLETED);
        assertThat(scenario.distribution.status(scenario.wildcard)).isEqualTo(COMPLETED);
        assertThat(scenario.distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 3);
        assertThat(scenario.distribution.records.plans().plans(IMAGES)).isEmpty();
        assertThat(scenario.distribution.records.queue().heads(IMAGES, 10)).isEmpty();
        assertThat(scenario.invalidations()).doesNotHaveDuplicates();
    }

    @Test
    void the_scenario_has_many_points_of_interruption() {
        assertThat(everyCall()).hasSizeGreaterThan(60);
    }

    /** Three files, one of which CloudFront rejects, and a wildcard. */
    private static final class Scenario {
        final DistributionFixture distribution = new DistributionFixture();
        final Purge files = distribution.queued(1, "/a.jpg", "/poisoned.jpg", "/c.jpg");
        final Purge wildcard = distribution.queued(2, "/w/x/*");

        void reconcile(Interruptions interruptions) {
            ReconcilePorts ports = distribution.ports(distribution.records.plans());
            InvalidationApi rejecting = new RejectingInvalidationApi(ports.invalidationApi(), "/poisoned.jpg");
            InvalidationWorker worker = new InvalidationWorker(
                    interruptions.over(ports.with(rejecting)),
                    ReconcileConfig.standard().withRateLimit(DistributionFixture.HIGH_RATE),
                    distribution.doorbells);
            try {
                worker.reconcile(IMAGES, List.of());
            } catch (StoreUnavailable killed) {
                assertThat(killed).hasMessageStartingWith("interrupted");
            }
            distribution.invalidationApi.completeAll();
            distribution.clock.advance(Duration.ofMinutes(1));
        }

        List<String> invalidations() {
            return distribution.invalidationApi.calls().stream()
                    .map(call -> call.reference() + " " + call.paths())
                    .distinct()
                    .map(call -> call.substring(call.indexOf(' ')))
                    .toList();
        }
    }
}
