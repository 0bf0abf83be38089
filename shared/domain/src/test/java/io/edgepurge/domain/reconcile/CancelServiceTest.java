package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.ZETA;
import static io.edgepurge.testing.Samples.id;
import static io.edgepurge.testing.Samples.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.reconcile.CancelResult.Busy;
import io.edgepurge.domain.reconcile.CancelResult.Cancelled;
import io.edgepurge.domain.reconcile.CancelResult.NotThere;
import io.edgepurge.domain.reconcile.CancelResult.TooLate;
import io.edgepurge.testing.RecordingPurgeObserver;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CancelServiceTest {
    private final DistributionFixture distribution = new DistributionFixture();
    private final RecordingPurgeObserver observer = new RecordingPurgeObserver();

    @Test
    void what_waits_is_cancelled_and_goes_out_in_no_invalidation() {
        Purge purge = distribution.queued(1, "/a.jpg");

        CancelResult answer = cancel(purge);
        distribution.reconcile();

        assertThat(answer).isInstanceOf(Cancelled.class);
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.CANCELLED);
        assertThat(distribution.invalidationApi.calls()).isEmpty();
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA);
    }

    @Test
    void what_an_invalidation_carries_is_not_cancelled() {
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.reconcile();

        assertThat(cancel(purge)).isInstanceOf(TooLate.class);
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 1);
    }

    @Test
    void what_is_planned_is_not_cancelled() {
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.records.plans().replace(IMAGES, 0, List.of(), List.of(plan("plan-x", purge)));

        assertThat(cancel(purge)).isInstanceOf(TooLate.class);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 1);
    }

    @Test
    void nobody_cancels_anothers_purge() {
        Purge purge = distribution.queued(1, "/a.jpg");

        assertThat(purgeService(distribution.records.plans()).cancel(ZETA, purge.id()))
                .isEqualTo(new NotThere());
        assertThat(purgeService(distribution.records.plans()).cancel(ACME, id(2)))
                .isEqualTo(new NotThere());
    }

    @Test
    void a_cancel_that_is_overtaken_by_a_plan_loses() {
        Purge purge = distribution.queued(1, "/a.jpg");
        boolean[] planned = {false};
        PlanStore overtaking = afterEveryLook(store -> {
            if (!planned[0]) {
                planned[0] = true;
                distribution.reconcile();
            }
        });

        assertThat(purgeService(overtaking).cancel(ACME, purge.id())).isInstanceOf(TooLate.class);
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 1);
    }

    @Test
    void a_distribution_that_never_rests_is_busy() {
        Purge purge = distribution.queued(1, "/a.jpg");
        PlanStore restless = afterEveryLook(
                store -> store.replace(IMAGES, store.state(IMAGES).orElseThrow().version(), List.of(), List.of()));

        assertThat(purgeService(restless).cancel(ACME, purge.id())).isEqualTo(new Busy());
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.QUEUED);
    }

    private CancelResult cancel(Purge purge) {
        return purgeService(distribution.records.plans()).cancel(purge.account(), purge.id());
    }

    private CancelService purgeService(PlanStore plans) {
        return new CancelService(distribution.records.purgeStore(), plans, observer, distribution.clock);
    }

    /** The same plans, where something happens as soon as somebody has looked at the live ones. */
    private PlanStore afterEveryLook(Consumer<PlanStore> happens) {
        PlanStore real = distribution.records.plans();
        return (PlanStore) Proxy.newProxyInstance(
                PlanStore.class.getClassLoader(), new Class<?>[] {PlanStore.class}, (self, method, arguments) -> {
                    Object answer = method.invoke(real, arguments);
                    if (method.getName().equals("plans")) {
                        happens.accept(real);
                    }
                    return answer;
                });
    }
}
