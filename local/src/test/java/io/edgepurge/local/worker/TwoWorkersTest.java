package io.edgepurge.local.worker;

import static io.edgepurge.domain.purge.PurgeStatus.COMPLETED;
import static io.edgepurge.testing.Samples.ACME;
import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.ZETA;
import static io.edgepurge.testing.Samples.purge;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.Purge;
import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.Interruptions.Moment;
import io.edgepurge.testing.Interruptions.Stop;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One worker stands still between two of its calls while another looks at the same distribution from start to end. */
class TwoWorkersTest {

    static Stream<Stop> betweenAnyTwoCalls() {
        Interruptions none = Interruptions.none();
        try (Story story = new Story()) {
            story.playWith(none);
        }
        return IntStream.rangeClosed(1, none.calls().size()).mapToObj(call -> new Stop(call, Moment.BEFORE));
    }

    @ParameterizedTest
    @MethodSource("betweenAnyTwoCalls")
    void two_workers_on_one_distribution_come_to_the_end_of_one(Stop stop) {
        try (Story story = new Story()) {
            story.playWith(Interruptions.at(stop, story.world::look));

            assertThat(story.world.bells.waitingFor(IMAGES)).isLessThanOrEqualTo(1);
            story.world.passUntilQuiet();
            assertThat(story.world.status(story.files)).isEqualTo(COMPLETED);
            assertThat(story.world.status(story.wildcard)).isEqualTo(COMPLETED);
            assertThat(story.world.charged(ACME) + story.world.charged(ZETA)).isEqualTo(4);
            assertThat(story.world.leftLying(IMAGES)).isZero();
            assertThat(story.world.simulator.ledger().refusals()).isEmpty();
            assertThat(story.world.simulator.ledger().pathsBilled()).isEqualTo(3);
            PaidOnce.isTrueOf(story.world.simulator.ledger());
        }
    }

    @Test
    void there_are_many_places_to_stand_still_at() {
        assertThat(betweenAnyTwoCalls()).hasSizeGreaterThan(25);
    }

    /** Four items that need three paths; one look submits them, the next one, when they have completed, settles them. */
    private static final class Story implements AutoCloseable {
        final WireWorld world = WireWorld.overDynamoDb();
        final Purge files = world.accept(purge(1, "/a.jpg", "/b.jpg"));
        final Purge wildcard = world.accept(purge(2, ZETA, IMAGES, "/b.jpg", "/w/x/*"));

        void playWith(Interruptions interruptions) {
            world.bells.loseAll();
            world.look(interruptions);
            world.turn(Duration.ofSeconds(30));
            world.bells.loseAll();
            world.look(interruptions);
        }

        @Override
        public void close() {
            world.close();
        }
    }
}
