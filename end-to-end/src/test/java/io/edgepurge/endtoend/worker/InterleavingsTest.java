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

/** Who meets whom is forced here, one encounter a test. */
class InterleavingsTest {
    private static final Duration UNTIL_COMPLETED = Duration.ofSeconds(30);

    private final WireFixture world = WireFixture.overDynamoDb();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_settle_overtaken_by_a_plan_settles_all_the_same() {
        Purge first = world.accept(purge(1, "/a.jpg"));
        world.look();
        world.turn(UNTIL_COMPLETED);

        world.look(Interruptions.before("PlanStore.replace", () -> planWithoutAPoll(purge(2, "/a.jpg"))));

        assertThat(world.status(first)).isEqualTo(COMPLETED);
        assertThat(world.status(purge(2, "/a.jpg"))).isEqualTo(SUBMITTED);

        world.passUntilQuiet();
        assertThat(world.status(purge(2, "/a.jpg"))).isEqualTo(COMPLETED);
        assertThat(world.leftLying(IMAGES)).isZero();
        assertThat(world.simulator.requestLog().pathsBilled()).isEqualTo(2);
    }

    @Test
    void a_plan_overtaken_by_a_settle_is_made_once() {
        Purge first = world.accept(purge(1, "/a.jpg"));
        world.look();
        world.turn(UNTIL_COMPLETED);
        Purge second = world.accept(purge(2, "/a.jpg"));
        world.simulator.controls().injectFault(new Fault.FailBefore(), 1, Set.of(Operation.GET_INVALIDATION));

        world.look(Interruptions.after("PurgeQueue.waiting", world::look));

        assertThat(world.status(first)).isEqualTo(COMPLETED);
        assertThat(world.status(second)).isEqualTo(SUBMITTED);
        assertThat(world.records.plans().plans(IMAGES)).hasSize(1);
        assertThat(world.simulator.requestLog().pathsBilled()).isEqualTo(2);
    }

    @Test
    void a_cancel_that_comes_before_the_plan_is_written_wins() {
        Purge purge = world.accept(purge(1, "/a.jpg"));
        AtomicReference<CancelResult> answer = new AtomicReference<>(new CancelResult.Busy());

        world.look(Interruptions.before(
                "PlanStore.replace",
                () -> answer.set(cancelService(Interruptions.none()).cancel(ACME, purge.id()))));
        world.passUntilQuiet();

        assertThat(answer.get()).isInstanceOf(CancelResult.Cancelled.class);
        assertThat(world.status(purge)).isEqualTo(CANCELLED);
        assertThat(world.charged(ACME)).isZero();
        assertThat(world.simulator.requestLog().calls()).isEmpty();
    }

    @Test
    void a_cancel_that_has_looked_before_the_plan_was_written_loses() {
        Purge purge = world.accept(purge(1, "/a.jpg"));

        CancelResult answer = cancelService(Interruptions.after("PlanStore.plans", world::look))
                .cancel(ACME, purge.id());
        world.passUntilQuiet();

        assertThat(answer).isInstanceOf(CancelResult.TooLate.class);
        assertThat(world.status(purge)).isEqualTo(COMPLETED);
        assertThat(world.charged(ACME)).isEqualTo(1);
    }

    @Test
    void a_lost_bell_delays_until_the_sweep_and_no_more() {
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
    void a_doubled_bell_makes_neither_a_second_invalidation_nor_a_second_bell() {
        Purge purge = world.accept(purge(1, "/a.jpg"));
        world.doorbells.notify(purge.distributions());
        world.pass(Duration.ofSeconds(2));
        assertThat(world.doorbells.waitingFor(IMAGES)).isEqualTo(1);

        world.doorbells.scheduleNext(IMAGES, doorbellOf(IMAGES));
        world.pass(Duration.ofSeconds(8));
        assertThat(world.doorbells.waitingFor(IMAGES)).isEqualTo(1);

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

    /** CloudFront answers nobody who asks how far it is, once. */
    private void planWithoutAPoll(Purge purge) {
        world.simulator.controls().injectFault(new Fault.FailBefore(), 1, Set.of(Operation.GET_INVALIDATION));
        world.accept(purge);
        world.look();
    }

    private CancelService cancelService(Interruptions interruptions) {
        PlanStore plans = interruptions.over(PlanStore.class, world.records.plans());
        return new CancelService(world.records.purgeStore(), plans, PurgeObserver.NONE, world.clock);
    }
}
