package io.edgepurge.endtoend.worker;

import static io.edgepurge.domain.purge.PurgeStatus.CANCELLED;
import static io.edgepurge.domain.purge.PurgeStatus.COMPLETED;
import static io.edgepurge.domain.purge.PurgeStatus.QUEUED;
import static io.edgepurge.domain.purge.PurgeStatus.SUBMITTED;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeObserver;
import io.edgepurge.domain.reconcile.CancelResult;
import io.edgepurge.domain.reconcile.CancelService;
import io.edgepurge.domain.reconcile.PlanStore;
import io.edgepurge.local.simulator.Fault;
import io.edgepurge.local.simulator.Operation;
import io.edgepurge.testing.Interruptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Forces one interleaving of two actors in each test. */
class InterleavingsTest {
    private static final Duration UNTIL_COMPLETED = Duration.ofSeconds(30);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(6);

    private final WorkerOverHttpFixture world = WorkerOverHttpFixture.overDynamoDb();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void completion_is_recorded_although_another_worker_makes_a_plan_before_it() {
        Purge first = world.accept(purge(1, "/a.jpg"));
        world.reconcile();
        world.advance(UNTIL_COMPLETED);

        world.reconcile(Interruptions.before("PlanStore.remove", () -> planWithoutAPoll(purge(2, "/a.jpg"))));

        assertThat(world.status(first)).isEqualTo(COMPLETED);
        assertThat(world.status(purge(2, "/a.jpg"))).isEqualTo(SUBMITTED);

        world.passUntilQuiet();
        assertThat(world.status(purge(2, "/a.jpg"))).isEqualTo(COMPLETED);
        assertThat(world.unfinished(IMAGES)).isZero();
        assertThat(world.simulator.requestLog().pathsBilled()).isEqualTo(2);
    }

    @Test
    void a_plan_is_created_once_despite_a_version_conflict_with_a_completion() {
        Purge first = world.accept(purge(1, "/a.jpg"));
        world.reconcile();
        world.advance(UNTIL_COMPLETED);
        Purge second = world.accept(purge(2, "/a.jpg"));
        Set.of(Operation.LIST_INVALIDATIONS, Operation.GET_INVALIDATION)
                .forEach(poll -> world.simulator.controls().injectFault(new Fault.FailBefore(), 1, Set.of(poll)));

        world.reconcile(Interruptions.after("PurgeQueue.waiting", () -> {
            world.advance(POLL_INTERVAL);
            world.reconcile();
        }));

        assertThat(world.status(first)).isEqualTo(COMPLETED);
        assertThat(world.status(second)).isEqualTo(SUBMITTED);
        assertThat(world.records.plans().plans(IMAGES)).hasSize(1);
        assertThat(world.simulator.requestLog().pathsBilled()).isEqualTo(2);
    }

    @Test
    void a_cancellation_before_the_plan_is_written_succeeds() {
        Purge purge = world.accept(purge(1, "/a.jpg"));
        AtomicReference<CancelResult> answer = new AtomicReference<>(new CancelResult.Busy());

        world.reconcile(Interruptions.before(
                "PlanStore.replace",
                () -> answer.set(cancelService(Interruptions.none()).cancel(ACME, purge.id()))));
        world.passUntilQuiet();

        assertThat(answer.get()).isInstanceOf(CancelResult.Cancelled.class);
        assertThat(world.status(purge)).isEqualTo(CANCELLED);
        assertThat(world.charged(ACME)).isZero();
        assertThat(world.simulator.requestLog().calls()).isEmpty();
    }

    @Test
    void a_cancellation_that_read_before_the_plan_was_written_fails() {
        Purge purge = world.accept(purge(1, "/a.jpg"));

        CancelResult answer = cancelService(Interruptions.after("PlanStore.plans", world::reconcile))
                .cancel(ACME, purge.id());
        world.passUntilQuiet();

        assertThat(answer).isInstanceOf(CancelResult.TooLate.class);
        assertThat(world.status(purge)).isEqualTo(COMPLETED);
        assertThat(world.charged(ACME)).isEqualTo(1);
    }

    @Test
    void a_lost_doorbell_delays_a_purge_until_the_sweep() {
        Purge purge = world.accept(purge(1, "/a.jpg"));
        world.doorbells.loseAll();
        world.pass(Duration.ofMinutes(10));
        assertThat(world.status(purge)).isEqualTo(QUEUED);

        world.worker().sweep();
        world.pass(Duration.ofSeconds(2));
        assertThat(world.status(purge)).isEqualTo(SUBMITTED);

        world.doorbells.loseAll();
        world.pass(Duration.ofMinutes(10));
        assertThat(world.status(purge)).isEqualTo(SUBMITTED);

        world.worker().sweep();
        world.passUntilQuiet();
        assertThat(world.status(purge)).isEqualTo(COMPLETED);
    }

    @Test
    void a_duplicate_doorbell_creates_neither_a_second_invalidation_nor_a_second_doorbell() {
        Purge purge = world.accept(purge(1, "/a.jpg"));
        world.doorbells.notify(purge.distributions());
        world.pass(Duration.ofSeconds(2));
        assertThat(world.doorbells.pendingFor(IMAGES)).isEqualTo(1);

        world.doorbells.scheduleNext(IMAGES, doorbellOf(IMAGES));
        world.pass(Duration.ofSeconds(8));
        assertThat(world.doorbells.pendingFor(IMAGES)).isEqualTo(1);

        world.passUntilQuiet();
        assertThat(world.status(purge)).isEqualTo(COMPLETED);
        assertThat(world.simulator.requestLog().pathsBilled()).isEqualTo(1);
        assertThat(world.charged(ACME)).isEqualTo(1);
    }

    private Instant doorbellOf(DistributionId distribution) {
        return world.records
                .plans()
                .state(distribution)
                .flatMap(PlanStore.DistributionState::nextDoorbell)
                .orElseThrow();
    }

    /** Plans a purge right after another worker has polled CloudFront, so without another poll. */
    private void planWithoutAPoll(Purge purge) {
        world.accept(purge);
        world.reconcile();
    }

    private CancelService cancelService(Interruptions interruptions) {
        PlanStore plans = interruptions.over(PlanStore.class, world.records.plans());
        return new CancelService(world.records.purgeStore(), plans, PurgeObserver.NONE, world.clock);
    }
}
