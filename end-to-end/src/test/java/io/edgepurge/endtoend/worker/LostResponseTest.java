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

/** CloudFront refuses us until our patience is over. */
class LostResponseTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final WireFixture world = WireFixture.withGiveUpAfter(PATIENCE);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void what_was_created_without_an_answer_fails_without_a_refund() {
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
    void what_was_refused_from_the_first_call_on_fails_with_a_refund() {
        world.simulator.controls().revokePermission();
        Purge purge = world.accept(purge(1, "/a.jpg"));

        world.passUntilQuiet();

        assertThat(world.status(purge)).isEqualTo(FAILED);
        assertThat(world.charged(ACME)).isZero();
        assertThat(world.simulator.requestLog().invalidations()).isEmpty();
    }
}
