package io.edgepurge.domain.clearing;

import static io.edgepurge.domain.clearing.CachedDistributionFixture.MONTHLY_QUOTA;
import static io.edgepurge.domain.clearing.CachedDistributionFixture.ONE;
import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.Accounts;
import io.edgepurge.domain.clearing.ClearResult.Refused;
import io.edgepurge.domain.clearing.ClearResult.Unanswered;
import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.domain.ratelimit.TokenBucketStore;
import io.edgepurge.domain.reconcile.ItemStore;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.domain.reconcile.PurgeQueue;
import io.edgepurge.domain.reconcile.ReconcilePorts;
import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.Interruptions.Moment;
import io.edgepurge.testing.Interruptions.Stop;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills the worker between any two of its calls while it clears origin caches. The result must be the same. */
class InterruptedClearingTest {
    /** Longer than a lease, so that the lease of a killed worker has expired. */
    private static final Duration BETWEEN_PASSES = Duration.ofMinutes(1);

    private static final int PASSES_PER_PHASE = 4;

    static Stream<Stop> everyCall() {
        Scenario scenario = new Scenario();
        Interruptions none = Interruptions.none();
        scenario.run(none);
        return IntStream.rangeClosed(1, none.calls().size())
                .boxed()
                .flatMap(call -> Stream.of(new Stop(call, Moment.BEFORE), new Stop(call, Moment.AFTER)));
    }

    @ParameterizedTest
    @MethodSource("everyCall")
    void the_result_is_the_same_wherever_the_worker_is_killed(Stop stop) {
        Scenario scenario = new Scenario();

        scenario.run(Interruptions.at(stop));

        assertThat(scenario.statusOf(0)).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(scenario.statusOf(1)).isEqualTo(PurgeStatus.FAILED);
        assertThat(scenario.distribution.status(scenario.other)).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(scenario.distribution.left()).isEqualTo(MONTHLY_QUOTA - 2);
        assertThat(scenario.distribution.records.clearances().backlogs(IMAGES)).isEmpty();
        assertThat(scenario.distribution.records.queue().heads(IMAGES, 10)).isEmpty();
        assertThat(scenario.distribution.records.plans().plans(IMAGES)).isEmpty();
    }

    @Test
    void the_scenario_has_many_points_of_interruption() {
        assertThat(everyCall()).hasSizeGreaterThan(60);
    }

    /** A cache is down for a while. When it is up again, it still refuses one of three paths, which fails in the end. */
    private static final class Scenario {
        final CachedDistributionFixture distribution = new CachedDistributionFixture();
        final Purge purge = distribution.accepted(1, "/a.jpg", "/bad.jpg");
        final Purge other = distribution.accepted(2, "/w/x/*");

        void run(Interruptions interruptions) {
            distribution.caches.respond(ONE.url(), new Unanswered("refused the connection"));
            IntStream.range(0, PASSES_PER_PHASE).forEach(pass -> reconcile(interruptions));
            distribution.caches.recover();
            distribution.caches.respond("/bad.jpg", new Refused("returned 400"));
            IntStream.range(0, PASSES_PER_PHASE).forEach(pass -> reconcile(interruptions));
            distribution.clock.advance(ClearingConfig.standard().giveUpAfter());
            IntStream.range(0, PASSES_PER_PHASE).forEach(pass -> reconcile(interruptions));
        }

        private void reconcile(Interruptions interruptions) {
            ReconcilePorts ports = distribution.ports();
            ClearingPorts clearing = distribution.clearingPorts();
            ReconcilePorts interrupted = new ReconcilePorts(
                    interruptions.over(PlanStore.class, ports.plans()),
                    interruptions.over(PurgeQueue.class, ports.queue()),
                    interruptions.over(ItemStore.class, ports.items()),
                    interruptions.over(TokenBucketStore.class, ports.tokenBuckets()),
                    interruptions.over(InvalidationApi.class, ports.invalidationApi()),
                    ports.observer(),
                    ports.clock(),
                    ports.planIds());
            ClearingPorts interruptedToo = new ClearingPorts(
                    interruptions.over(ClearanceStore.class, clearing.clearances()),
                    interruptions.over(Accounts.class, clearing.accounts()),
                    interruptions.over(OriginCacheClient.class, clearing.caches()),
                    clearing.runner());
            try {
                distribution.reconcile(interrupted, interruptedToo);
            } catch (StoreUnavailable killed) {
                assertThat(killed).hasMessageStartingWith("interrupted");
            }
            distribution.invalidationApi.completeAll();
            distribution.clock.advance(BETWEEN_PASSES);
        }

        PurgeStatus statusOf(int item) {
            return distribution.state(purge, item).status();
        }
    }
}
