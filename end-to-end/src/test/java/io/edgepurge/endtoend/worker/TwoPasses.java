package io.edgepurge.endtoend.worker;

import static io.edgepurge.domain.purge.PurgeStatus.COMPLETED;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.ZETA;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.Purge;
import io.edgepurge.testing.Interruptions;
import java.time.Duration;
import java.util.List;

/** Two reconcile passes over four items with three paths: the first submits them, the second marks them as completed. */
final class TwoPasses implements AutoCloseable {
    final WorkerOverHttpFixture world = WorkerOverHttpFixture.overDynamoDb();
    private final Purge files = world.accept(purge(1, "/a.jpg", "/b.jpg"));
    private final Purge wildcard = world.accept(purge(2, ZETA, IMAGES, "/b.jpg", "/w/x/*"));

    /** Returns the calls of an uninterrupted worker. */
    static List<String> calls() {
        Interruptions none = Interruptions.none();
        try (TwoPasses passes = new TwoPasses()) {
            passes.run(none);
        }
        return none.calls();
    }

    void run(Interruptions interruptions) {
        world.doorbells.loseAll();
        world.reconcile(interruptions);
        world.advance(Duration.ofSeconds(30));
        world.doorbells.loseAll();
        world.reconcile(interruptions);
    }

    /** Runs to the end, and checks that the result does not depend on the interruption. */
    void assertAllCompletedOnce() {
        world.passUntilQuiet();
        assertThat(world.status(files)).isEqualTo(COMPLETED);
        assertThat(world.status(wildcard)).isEqualTo(COMPLETED);
        assertThat(world.charged(ACME) + world.charged(ZETA)).isEqualTo(4);
        assertThat(world.unfinished(IMAGES)).isZero();
        assertThat(world.simulator.requestLog().refusals()).isEmpty();
        assertThat(world.simulator.requestLog().pathsBilled()).isEqualTo(3);
        BillingAssertions.assertNothingBilledTwice(world.simulator.requestLog());
    }

    @Override
    public void close() {
        world.close();
    }
}
