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

/** Between any two calls of one worker, another worker runs a complete pass over the same distribution. */
class TwoWorkersTest {

    static Stream<Stop> betweenAnyTwoCalls() {
        return IntStream.rangeClosed(1, TwoPasses.calls().size()).mapToObj(call -> new Stop(call, Moment.BEFORE));
    }

    @ParameterizedTest
    @MethodSource("betweenAnyTwoCalls")
    void two_workers_on_one_distribution_have_the_same_result_as_one(Stop stop) {
        try (TwoPasses passes = new TwoPasses()) {
            passes.run(Interruptions.at(stop, passes.world::reconcile));

            assertThat(passes.world.doorbells.pendingFor(IMAGES)).isLessThanOrEqualTo(1);
            passes.assertAllCompletedOnce();
        }
    }

    @Test
    void a_worker_can_be_interrupted_between_many_calls() {
        assertThat(betweenAnyTwoCalls()).hasSizeGreaterThan(20);
    }
}
