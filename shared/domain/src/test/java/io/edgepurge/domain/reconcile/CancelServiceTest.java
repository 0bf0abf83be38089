package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.ZETA;
import static io.edgepurge.testing.Samples.id;
import static io.edgepurge.testing.Samples.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.TooManyInProgress;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.PurgeStore;
import io.edgepurge.domain.reconcile.CancelResult.Busy;
import io.edgepurge.domain.reconcile.CancelResult.Cancelled;
import io.edgepurge.domain.reconcile.CancelResult.NotFound;
import io.edgepurge.domain.reconcile.CancelResult.TooLate;
import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.Interruptions.Moment;
import io.edgepurge.testing.Interruptions.Stop;
import io.edgepurge.testing.RecordingPurgeObserver;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CancelServiceTest {
    private final DistributionFixture distribution = new DistributionFixture();
    private final RecordingPurgeObserver observer = new RecordingPurgeObserver();

    @Test
    void a_queued_purge_is_cancelled_and_not_submitted() {
        Purge purge = distribution.queued(1, "/a.jpg");

        CancelResult result = cancel(purge);
        distribution.reconcile();

        assertThat(result).isInstanceOf(Cancelled.class);
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.CANCELLED);
        assertThat(distribution.invalidationApi.calls()).isEmpty();
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA);
    }

    @Test
    void a_submitted_purge_is_not_cancelled() {
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.reconcile();

        assertThat(cancel(purge)).isInstanceOf(TooLate.class);
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 1);
    }

    @Test
    void a_planned_purge_is_not_cancelled() {
        Purge purge = distribution.queued(1, "/a.jpg");
        distribution.records.plans().replace(IMAGES, 0, List.of(), List.of(plan("plan-x", purge)));

        assertThat(cancel(purge)).isInstanceOf(TooLate.class);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 1);
    }

    @Test
    void a_purge_of_another_account_is_not_found() {
        Purge purge = distribution.queued(1, "/a.jpg");

        assertThat(cancelService(distribution.records.plans()).cancel(ZETA, purge.id()))
                .isEqualTo(new NotFound());
        assertThat(cancelService(distribution.records.plans()).cancel(ACME, id(2)))
                .isEqualTo(new NotFound());
    }

    @Test
    void a_cancellation_loses_a_race_against_a_plan() {
        Purge purge = distribution.queued(1, "/a.jpg");
        boolean[] planned = {false};
        PlanStore planningMeanwhile = afterEveryRead(store -> {
            if (!planned[0]) {
                planned[0] = true;
                distribution.reconcile();
            }
        });

        assertThat(cancelService(planningMeanwhile).cancel(ACME, purge.id())).isInstanceOf(TooLate.class);
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(distribution.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 1);
    }

    /** A completed plan is removed without a new version, so the cancellation has to see it in another way. */
    @Test
    void a_cancellation_fails_wherever_the_plan_of_the_purge_completes() {
        int calls = 0;
        for (int call = 1; call == 1 || call <= calls; call++) {
            DistributionFixture other = new DistributionFixture(new TooManyInProgress(InProgressLimit.FILES));
            Purge purge = other.queued(1, "/a.jpg");
            other.reconcile();
            Interruptions interruptions = Interruptions.at(new Stop(call, Moment.AFTER), () -> {
                other.reconcile();
                other.completeAndReconcile();
            });

            CancelResult result = new CancelService(
                            interruptions.over(PurgeStore.class, other.records.purgeStore()),
                            interruptions.over(PlanStore.class, other.records.plans()),
                            observer,
                            other.clock)
                    .cancel(ACME, purge.id());

            calls = interruptions.calls().size();
            assertThat(result).as("after call %d", call).isInstanceOf(TooLate.class);
            assertThat(other.left()).isEqualTo(DistributionFixture.MONTHLY_QUOTA - 1);
        }
        assertThat(calls).isGreaterThan(3);
    }

    @Test
    void repeated_version_conflicts_return_busy() {
        Purge purge = distribution.queued(1, "/a.jpg");
        PlanStore conflicting = afterEveryRead(
                store -> store.replace(IMAGES, store.state(IMAGES).orElseThrow().version(), List.of(), List.of()));

        assertThat(cancelService(conflicting).cancel(ACME, purge.id())).isEqualTo(new Busy());
        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.QUEUED);
    }

    private CancelResult cancel(Purge purge) {
        return cancelService(distribution.records.plans()).cancel(purge.account(), purge.id());
    }

    private CancelService cancelService(PlanStore plans) {
        return new CancelService(distribution.records.purgeStore(), plans, observer, distribution.clock);
    }

    /** Returns the same plans, but runs an action after each read of the live plans. */
    private PlanStore afterEveryRead(Consumer<PlanStore> action) {
        PlanStore real = distribution.records.plans();
        return (PlanStore) Proxy.newProxyInstance(
                PlanStore.class.getClassLoader(), new Class<?>[] {PlanStore.class}, (self, method, arguments) -> {
                    Object result = method.invoke(real, arguments);
                    if (method.getName().equals("plans")) {
                        action.accept(real);
                    }
                    return result;
                });
    }
}
