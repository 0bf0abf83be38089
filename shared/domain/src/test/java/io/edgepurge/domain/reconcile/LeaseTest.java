package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.cloudfront.InvalidationOutcome.Throttled;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Unanswered;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.testing.Interruptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that another worker began less than 15 s ago is not repeated. */
class LeaseTest {

    @Test
    void a_second_worker_does_not_repeat_a_call_in_flight() {
        DistributionFixture distribution = new DistributionFixture();
        Purge purge = distribution.queued(1, "/a.jpg");

        distribution.reconcile(Interruptions.before("InvalidationApi.createInvalidation", distribution::reconcile));

        assertThat(distribution.invalidationApi.calls()).hasSize(1);
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void a_second_worker_comes_back_when_the_lease_ends() {
        DistributionFixture distribution = new DistributionFixture();
        distribution.queued(1, "/a.jpg");
        killDuringTheCall(distribution);
        distribution.clock.advance(Duration.ofSeconds(4));

        distribution.reconcile();

        assertThat(distribution.doorbell())
                .isEqualTo(distribution.clock.instant().plusSeconds(11));
    }

    @Test
    void after_the_lease_any_worker_repeats_the_call_with_the_same_caller_reference() {
        DistributionFixture distribution = new DistributionFixture();
        Purge purge = distribution.queued(1, "/a.jpg");
        killDuringTheCall(distribution);
        distribution.clock.advance(Duration.ofSeconds(15));

        distribution.reconcile();

        assertThat(distribution.references()).containsExactly("plan-0001", "plan-0001");
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void a_call_that_was_throttled_or_lost_holds_no_lease() {
        DistributionFixture distribution = new DistributionFixture(new Throttled(), new Unanswered());
        Purge purge = distribution.queued(1, "/a.jpg");

        distribution.reconcile();
        distribution.reconcile();
        distribution.reconcile();

        assertThat(distribution.references()).containsExactly("plan-0001", "plan-0001", "plan-0001");
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {-300, 300})
    void a_lease_of_a_worker_whose_clock_differs_delays_no_purge_for_long(int skewSeconds) {
        DistributionFixture distribution = new DistributionFixture();
        Purge purge = distribution.queued(1, "/a.jpg");
        killDuringTheCall(distribution);
        InvalidationPlan plan = distribution.records.plans().plans(IMAGES).getFirst();
        distribution.records.plans().callUnanswered(plan);
        distribution
                .records
                .plans()
                .beginCall(plan, distribution.clock.instant().plusSeconds(skewSeconds));
        distribution.clock.advance(Duration.ofSeconds(15));

        distribution.reconcile();

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
    }

    @Test
    void a_lease_lasts_at_most_fifteen_seconds_from_now() {
        DistributionFixture distribution = new DistributionFixture();
        distribution.queued(1, "/a.jpg");
        killDuringTheCall(distribution);
        InvalidationPlan plan = distribution.records.plans().plans(IMAGES).getFirst();
        distribution
                .records
                .plans()
                .beginCall(plan, distribution.clock.instant().plusSeconds(10));

        distribution.reconcile();

        assertThat(distribution.doorbell())
                .isEqualTo(distribution.clock.instant().plusSeconds(15));
    }

    private static void killDuringTheCall(DistributionFixture distribution) {
        try {
            distribution.reconcile(Interruptions.after("InvalidationApi.createInvalidation", () -> {
                throw new StoreUnavailable("killed");
            }));
        } catch (StoreUnavailable killed) {
            assertThat(killed).hasMessage("killed");
        }
    }
}
