package io.edgepurge.endtoend.worker;

import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.Interruptions.Moment;
import io.edgepurge.testing.Interruptions.Stop;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One worker stands still between two of its calls while another looks at the same distribution from start to end. */
class TwoWorkersTest {

    static Stream<Stop> betweenAnyTwoCalls() {
        return IntStream.rangeClosed(1, TwoPasses.calls().size()).mapToObj(call -> new Stop(call, Moment.BEFORE));
    }

    @ParameterizedTest
    @MethodSource("betweenAnyTwoCalls")
    void two_workers_on_one_distribution_come_to_the_end_of_one(Stop stop) {
        try (TwoPasses looks = new TwoPasses()) {
            looks.take(Interruptions.at(stop, looks.world::look));

            assertThat(looks.world.doorbells.waitingFor(IMAGES)).isLessThanOrEqualTo(1);
            looks.endWell();
        }
    }

    @Test
    void there_are_many_places_to_stand_still_at() {
        assertThat(betweenAnyTwoCalls()).hasSizeGreaterThan(25);
    }
}
