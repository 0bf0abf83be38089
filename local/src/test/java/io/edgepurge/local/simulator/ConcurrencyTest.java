package io.edgepurge.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.local.simulator.SimulatorSettings.InProgressLimits;
import io.edgepurge.local.simulator.SimulatorSettings.Throttle;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;

class ConcurrencyTest {
    private static final int CALLERS = 40;

    private final RunningSimulator simulator = RunningSimulator.start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void concurrent_callers_never_exceed_a_limit() {
        List<Boolean> passed = concurrently(caller -> simulator.invalidate("ref-" + caller, "/" + caller + "/*"));

        assertThat(passed).filteredOn(pass -> pass).hasSize(15);
        assertThat(simulator.requestLog().mostInProgress())
                .containsEntry(RunningSimulator.DISTRIBUTION, new InProgressLimits(0, 15));
        assertThat(simulator.requestLog().refusals("TooManyInvalidationsInProgress"))
                .isEqualTo(25);
    }

    @Test
    void concurrent_callers_with_one_caller_reference_create_one_invalidation() {
        List<Boolean> passed = concurrently(caller -> simulator.invalidate("ref-1", "/a.jpg"));

        assertThat(passed).containsOnly(true);
        assertThat(simulator.requestLog().invalidations()).hasSize(1);
        assertThat(simulator.requestLog().repeats()).isEqualTo(CALLERS - 1);
    }

    @Test
    void concurrent_callers_share_one_throttle() {
        simulator.controls().change(simulator.controls().settings().withThrottle(Throttle.defaults()));

        List<Boolean> passed = concurrently(caller -> simulator.invalidate("ref-" + caller, "/a.jpg"));

        assertThat(passed).filteredOn(pass -> pass).hasSize(10);
    }

    private static List<Boolean> concurrently(IntConsumer call) {
        List<Future<Boolean>> outcomes;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            outcomes = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> callers.submit(() -> passes(call, caller)))
                    .toList();
        }
        return outcomes.stream().map(Future::resultNow).toList();
    }

    private static boolean passes(IntConsumer call, int caller) {
        try {
            call.accept(caller);
            return true;
        } catch (CloudFrontException e) {
            return false;
        }
    }
}
