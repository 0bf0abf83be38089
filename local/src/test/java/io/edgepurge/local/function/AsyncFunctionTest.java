package io.edgepurge.local.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.local.function.AsyncFunction.RetryPolicy;
import io.edgepurge.local.function.InvocationResult.Failed;
import io.edgepurge.local.function.InvocationResult.Succeeded;
import io.edgepurge.local.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs each event in the calling thread, with a timer that does not wait. */
class AsyncFunctionTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private final List<String> events = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();
    private final Timer timer = new Timer() {
        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public void sleepUntil(Instant time) {
            delays.add(Duration.between(NOW, time));
        }
    };

    @Test
    void a_successful_event_is_invoked_once() {
        calling(event -> new Succeeded("{}"), 2).invokeAsync("{\"n\":1}");

        assertThat(events).containsExactly("{\"n\":1}");
        assertThat(delays).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void a_failed_event_is_retried_until_it_succeeds() {
        calling(event -> events.size() < 2 ? new Failed("{}") : new Succeeded("{}"), 2)
                .invokeAsync("{}");

        assertThat(events).hasSize(2);
        assertThat(failures).isEmpty();
    }

    @Test
    void retries_are_delayed_by_one_second_and_then_two() {
        calling(event -> new Failed("{}"), 2).invokeAsync("{}");

        assertThat(events).hasSize(3);
        assertThat(delays).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void an_exhausted_event_is_reported_with_the_event_and_the_error() throws Exception {
        calling(event -> new Failed("{\"errorMessage\":\"no\"}"), 1).invokeAsync("{\"n\":1}");

        assertThat(events).hasSize(2);
        assertThat(failures).hasSize(1);
        JsonNode failure = new ObjectMapper().readTree(failures.getFirst());
        assertThat(failure.path("timestamp").asText()).isEqualTo(NOW.toString());
        assertThat(failure.at("/requestContext/condition").asText()).isEqualTo("RetriesExhausted");
        assertThat(failure.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(2);
        assertThat(failure.at("/requestPayload/n").asInt()).isEqualTo(1);
        assertThat(failure.at("/responsePayload/errorMessage").asText()).isEqualTo("no");
    }

    @Test
    void exceptions_after_closing_are_ignored() {
        AsyncFunction function = calling(
                event -> {
                    throw new IllegalStateException("closed");
                },
                0);

        assertThatIllegalStateException().isThrownBy(() -> function.invokeAsync("{}"));
        function.close();
        assertThatCode(() -> function.invokeAsync("{}")).doesNotThrowAnyException();
    }

    private AsyncFunction calling(Invocable function, int maxRetries) {
        Invocable recording = event -> {
            events.add(event);
            return function.invoke(event);
        };
        RetryPolicy policy = new RetryPolicy("Purge", maxRetries, failures::add);
        return new AsyncFunction(recording, policy, timer, Runnable::run);
    }
}
