package io.edgepurge.endtoend.worker;

import static io.edgepurge.testing.Samples.IMAGES;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.domain.purge.StoreUnavailable;
import io.edgepurge.testing.Interruptions;
import io.edgepurge.testing.Interruptions.Moment;
import io.edgepurge.testing.Interruptions.Stop;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A worker is killed before and after each of its calls; the next one finishes what it finds. */
class KilledWorkerTest {

    static Stream<Stop> anywhere() {
        return IntStream.rangeClosed(1, TwoPasses.calls().size())
                .boxed()
                .flatMap(call -> Stream.of(Moment.values()).map(moment -> new Stop(call, moment)));
    }

    @ParameterizedTest
    @MethodSource("anywhere")
    void whoever_is_killed_leaves_one_invalidation_a_plan(Stop stop) {
        try (TwoPasses looks = new TwoPasses()) {
            assertThatThrownBy(() -> looks.take(Interruptions.at(stop))).isInstanceOf(StoreUnavailable.class);

            // SQS hands the message out again
            looks.world.doorbells.notify(List.of(IMAGES));
            looks.world.pass(Duration.ofMinutes(1));
            // the sweep finds a bell that was recorded and never rung
            looks.world.doorbells.notify(List.of(IMAGES));

            looks.endWell();
        }
    }
}
