package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.KeyId;
import io.edgepurge.domain.cloudfront.InProgressLimit;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.BadPath;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.Throttled;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.TooManyInProgress;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.Provenance;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeOptions;
import io.edgepurge.domain.purge.PurgeSource;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.Samples;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerObserverTest {

    @Test
    void the_observer_receives_the_events_of_a_plan_in_order() {
        DistributionFixture distribution = new DistributionFixture();
        distribution.queued(1, "/a.jpg", "/b.jpg");

        distribution.reconcile();
        distribution.completeAndReconcile();

        assertThat(distribution.observer.notified())
                .containsExactly("planned 2 paths", "submitted 2 paths", "completed 2 paths");
    }

    @Test
    void replacement_plans_and_abandoned_plans_are_observed() {
        DistributionFixture distribution = new DistributionFixture(new BadPath("no"), new BadPath("no"));
        distribution.queued(1, "/a.jpg", "/b.jpg");

        distribution.reconcile();

        assertThat(distribution.observer.notified())
                .containsExactly(
                        "planned 2 paths",
                        "planned 1 paths",
                        "planned 1 paths",
                        "gave up 1 items",
                        "submitted 1 paths");
    }

    @Test
    void throttling_and_a_limit_reached_by_others_are_observed() {
        DistributionFixture distribution =
                new DistributionFixture(new Throttled(), new TooManyInProgress(InProgressLimit.WILDCARDS));
        distribution.queued(1, "/a.jpg");

        distribution.reconcile();
        distribution.clock.advance(Duration.ofMinutes(1));
        distribution.reconcile();

        assertThat(distribution.observer.notified())
                .containsExactly("planned 1 paths", "throttled", "too many WILDCARDS");
    }

    @Test
    void a_run_reports_the_load_until_the_distribution_is_idle() {
        DistributionFixture distribution = new DistributionFixture();
        distribution.queued(1, "/a.jpg", "/b/c/*");

        distribution.reconcile();
        distribution.completeAndReconcile();
        distribution.reconcile();

        Capacity allowed = ReconcileConfig.standard().capacity();
        assertThat(distribution.observer.loads())
                .containsExactly(
                        new DistributionLoad(1, 1, allowed, Optional.empty()),
                        new DistributionLoad(0, 0, allowed, Optional.empty()));
    }

    @Test
    void a_run_reports_the_age_of_the_oldest_queued_purge() {
        DistributionFixture distribution = new DistributionFixture(new Throttled());
        distribution.queued(queuedAt(NOON.minusSeconds(90)));

        distribution.reconcile();

        assertThat(distribution.observer.loads())
                .singleElement()
                .satisfies(load -> assertThat(load.oldestQueued()).contains(Duration.ofSeconds(90)));
    }

    @Test
    void the_queue_age_of_a_purge_accepted_under_a_fast_clock_is_zero() {
        DistributionFixture distribution = new DistributionFixture(new Throttled());
        distribution.queued(queuedAt(NOON.plusSeconds(300)));

        distribution.reconcile();

        assertThat(distribution.observer.loads())
                .singleElement()
                .satisfies(load -> assertThat(load.oldestQueued()).contains(Duration.ZERO));
    }

    @Test
    void the_queue_age_is_reported_while_the_limits_are_reached() {
        DistributionFixture distribution = new DistributionFixture();
        ReconcileConfig full = ReconcileConfig.standard()
                .withRateLimit(DistributionFixture.HIGH_RATE)
                .withCapacity(new Capacity(1, 1));
        distribution.queued(Samples.purge(1, "/a.jpg", "/b/c/*"));
        distribution.worker(full).reconcile(IMAGES, List.of());
        distribution.queued(queuedAt(NOON.minusSeconds(30)));

        distribution.worker(full).reconcile(IMAGES, List.of());

        assertThat(distribution.observer.loads().getLast())
                .isEqualTo(new DistributionLoad(1, 1, full.capacity(), Optional.of(Duration.ofSeconds(30))));
    }

    @Test
    void an_unreadable_queue_does_not_fail_the_run() {
        DistributionFixture distribution = new DistributionFixture(new Throttled(), new Throttled());
        distribution.queued(1, "/a.jpg");
        distribution.reconcile();
        distribution.clock.advance(Duration.ofMinutes(1));
        boolean[] asked = {false};
        Interruptions unreadable = Interruptions.before("PurgeQueue.waiting", () -> {
            asked[0] = true;
            throw new StoreUnavailable("no queue");
        });

        distribution.reconcile(unreadable);

        assertThat(asked).containsExactly(true);
        assertThat(distribution.observer.loads()).hasSize(1);
        assertThat(distribution.doorbell()).isAfter(distribution.clock.instant());
    }

    @Test
    void an_exception_in_an_observer_loses_no_purge() {
        DistributionFixture distribution = new DistributionFixture(new BadPath("no"), new Throttled());
        Purge purge = distribution.queued(1, "/a.jpg", "/b.jpg");
        ReconcilePorts ports = distribution.ports(distribution.records.plans());
        InvalidationWorker worker = new InvalidationWorker(
                new ReconcilePorts(
                        ports.plans(),
                        ports.queue(),
                        ports.items(),
                        ports.tokenBuckets(),
                        ports.invalidationApi(),
                        broken(),
                        ports.clock(),
                        ports.planIds()),
                ReconcileConfig.standard().withRateLimit(DistributionFixture.HIGH_RATE),
                distribution.doorbells);

        for (int reconcile = 0; reconcile < 4; reconcile++) {
            worker.reconcile(IMAGES, List.of());
            distribution.invalidationApi.completeAll();
            distribution.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(distribution.status(purge)).isEqualTo(PurgeStatus.COMPLETED);
    }

    private static WorkerObserver broken() {
        return (WorkerObserver) Proxy.newProxyInstance(
                WorkerObserver.class.getClassLoader(),
                new Class<?>[] {WorkerObserver.class},
                (self, news, notified) -> {
                    throw new IllegalStateException("no disk");
                });
    }

    private static Purge queuedAt(Instant time) {
        return new Purge(
                new PurgeId(PurgeId.earliestAt(time) + "-7000-8000-000000000000"),
                ACME,
                time,
                PurgeOptions.NONE,
                new Provenance(PurgeSource.API, new KeyId("key-1")),
                List.of(new PurgeItem(
                        0, Samples.ENDPOINT + "z.jpg", Samples.ENDPOINT, IMAGES, new InvalidationPath("/z.jpg"))));
    }
}
