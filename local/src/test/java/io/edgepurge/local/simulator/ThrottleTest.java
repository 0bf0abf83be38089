package io.edgepurge.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.local.simulator.SimulatorSettings.Throttle;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;

class ThrottleTest {
    private final RunningSimulator simulator = RunningSimulator.start();

    @BeforeEach
    void throttle() {
        simulator.controls().change(simulator.controls().settings().withThrottle(Throttle.defaults()));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void ten_calls_pass_at_once_and_the_eleventh_is_throttled_with_status_400() {
        callsThatPass(10);

        assertThatThrownBy(this::call).isInstanceOfSatisfying(CloudFrontException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(400);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("Throttling");
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
            assertThat(e.isThrottlingException()).isTrue();
            assertThat(e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("Retry-After"))
                    .isEmpty();
        });
        assertThat(simulator.requestLog().refusals("Throttling")).isEqualTo(1);
    }

    @Test
    void a_token_is_refilled_every_two_seconds_of_the_simulators_clock() {
        callsThatPass(10);

        simulator.controls().advanceClock(Duration.ofMillis(1_999));
        assertThatThrownBy(this::call).isInstanceOf(CloudFrontException.class);

        simulator.controls().advanceClock(Duration.ofMillis(1));
        callsThatPass(1);
        assertThatThrownBy(this::call).isInstanceOf(CloudFrontException.class);
    }

    @Test
    void fractions_of_tokens_add_up_across_frequent_calls() {
        callsThatPass(10);

        for (int i = 0; i < 20; i++) {
            simulator.controls().advanceClock(Duration.ofNanos(100_000_000 - 1));
            assertThatThrownBy(this::call).isInstanceOf(CloudFrontException.class);
        }
        simulator.controls().advanceClock(Duration.ofNanos(20));

        callsThatPass(1);
    }

    @Test
    void the_bucket_never_exceeds_the_burst() {
        simulator.controls().advanceClock(Duration.ofHours(5));

        callsThatPass(10);

        assertThatThrownBy(this::call).isInstanceOf(CloudFrontException.class);
    }

    @Test
    void all_operations_share_one_bucket_and_throttled_calls_have_no_effect() {
        simulator.invalidate("ref-1", "/a.jpg");
        callsThatPass(9);

        assertThatThrownBy(() -> simulator.invalidate("ref-2", "/b.jpg")).isInstanceOf(CloudFrontException.class);

        assertThat(simulator.requestLog().callerReferences()).containsExactly("ref-1");
    }

    @Test
    void it_can_be_switched_off() {
        simulator.controls().change(simulator.controls().settings().withThrottle(Throttle.off()));

        callsThatPass(30);

        assertThat(simulator.requestLog().refusals()).isEmpty();
    }

    private void callsThatPass(int count) {
        for (int i = 0; i < count; i++) {
            call();
        }
    }

    private void call() {
        simulator.sdk().listInvalidations(request -> request.distributionId(RunningSimulator.DISTRIBUTION));
    }
}
