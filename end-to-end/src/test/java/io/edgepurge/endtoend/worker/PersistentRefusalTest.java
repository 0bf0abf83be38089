package io.edgepurge.endtoend.worker;

import static io.edgepurge.domain.purge.PurgeStatus.FAILED;
import static io.edgepurge.domain.purge.PurgeStatus.QUEUED;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.Purge;
import io.edgepurge.local.simulator.Fault;
import io.edgepurge.local.simulator.Operation;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** CloudFront denies access until the deadline for refusals has passed. */
class PersistentRefusalTest {
    private static final Duration DEADLINE = Duration.ofMinutes(5);

    private final WorkerOverHttpFixture world = WorkerOverHttpFixture.withDeadline(DEADLINE);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void an_invalidation_whose_response_was_lost_fails_without_a_refund() {
        world.simulator.controls().injectFault(new Fault.LoseAnswer(), 1, Set.of(Operation.CREATE_INVALIDATION));
        Purge purge = world.accept(purge(1, "/a.jpg"));
        world.pass(Duration.ofSeconds(2));
        assertThat(world.simulator.requestLog().invalidations()).hasSize(1);
        assertThat(world.status(purge)).isEqualTo(QUEUED);

        world.simulator.controls().revokePermission();
        world.passUntilQuiet();

        assertThat(world.status(purge)).isEqualTo(FAILED);
        assertThat(world.charged(ACME)).isEqualTo(1);
        assertThat(world.simulator.requestLog().invalidations()).hasSize(1);
    }

    @Test
    void a_plan_that_was_refused_from_the_first_call_fails_with_a_refund() {
        world.simulator.controls().revokePermission();
        Purge purge = world.accept(purge(1, "/a.jpg"));

        world.passUntilQuiet();

        assertThat(world.status(purge)).isEqualTo(FAILED);
        assertThat(world.charged(ACME)).isZero();
        assertThat(world.simulator.requestLog().invalidations()).isEmpty();
    }
}
