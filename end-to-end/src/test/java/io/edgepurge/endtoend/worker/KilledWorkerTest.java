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

/** A worker is killed before and after each of its calls, and the next worker completes its work. */
class KilledWorkerTest {

    static Stream<Stop> anywhere() {
        return IntStream.rangeClosed(1, TwoPasses.calls().size())
                .boxed()
                .flatMap(call -> Stream.of(Moment.values()).map(moment -> new Stop(call, moment)));
    }

    @ParameterizedTest
    @MethodSource("anywhere")
    void a_killed_worker_leaves_one_invalidation_for_each_plan(Stop stop) {
        try (TwoPasses passes = new TwoPasses()) {
            assertThatThrownBy(() -> passes.run(Interruptions.at(stop))).isInstanceOf(StoreUnavailable.class);

            // SQS delivers the message again.
            passes.world.doorbells.notify(List.of(IMAGES));
            passes.world.pass(Duration.ofMinutes(1));
            // The sweep replaces a doorbell that was recorded but not sent.
            passes.world.doorbells.notify(List.of(IMAGES));

            passes.assertAllCompletedOnce();
        }
    }
}
