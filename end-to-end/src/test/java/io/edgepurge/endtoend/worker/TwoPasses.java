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

/** Four items that need three paths; one look submits them, the next one, when they have completed, settles them. */
final class TwoPasses implements AutoCloseable {
    final WireFixture world = WireFixture.overDynamoDb();
    private final Purge files = world.accept(purge(1, "/a.jpg", "/b.jpg"));
    private final Purge wildcard = world.accept(purge(2, ZETA, IMAGES, "/b.jpg", "/w/x/*"));

    /** The calls that a worker makes when nothing comes between. */
    static List<String> calls() {
        Interruptions none = Interruptions.none();
        try (TwoPasses looks = new TwoPasses()) {
            looks.take(none);
        }
        return none.calls();
    }

    void take(Interruptions interruptions) {
        world.doorbells.loseAll();
        world.look(interruptions);
        world.turn(Duration.ofSeconds(30));
        world.doorbells.loseAll();
        world.look(interruptions);
    }

    /** Lets the rest happen; whatever came between, the end is the same. */
    void endWell() {
        world.passUntilQuiet();
        assertThat(world.status(files)).isEqualTo(COMPLETED);
        assertThat(world.status(wildcard)).isEqualTo(COMPLETED);
        assertThat(world.charged(ACME) + world.charged(ZETA)).isEqualTo(4);
        assertThat(world.leftLying(IMAGES)).isZero();
        assertThat(world.simulator.requestLog().refusals()).isEmpty();
        assertThat(world.simulator.requestLog().pathsBilled()).isEqualTo(3);
        BilledOnceCheck.isTrueOf(world.simulator.requestLog());
    }

    @Override
    public void close() {
        world.close();
    }
}
