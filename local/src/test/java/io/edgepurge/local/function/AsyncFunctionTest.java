package io.edgepurge.local.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.local.function.AsyncFunction.RetryPolicy;
import io.edgepurge.local.function.InvocationResult.Succeeded;
import io.edgepurge.local.function.InvocationResult.Failed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AsyncFunctionTest {
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    @Test
    void a_successful_event_is_invoked_once() {
        calling(event -> new Succeeded("{}"), 2).invokeAsync("{\"n\":1}");

        await().during(Duration.ofSeconds(2)).until(() -> events.equals(List.of("{\"n\":1}")));
        assertThat(failures).isEmpty();
    }

    @Test
    void a_failed_event_is_retried_until_it_succeeds() {
        calling(event -> events.size() < 2 ? new Failed("{}") : new Succeeded("{}"), 2)
                .invokeAsync("{}");

        await().until(() -> events.size() == 2);
        assertThat(failures).isEmpty();
    }

    @Test
    void an_exhausted_event_is_reported_with_the_event_and_the_error() throws Exception {
        calling(event -> new Failed("{\"errorMessage\":\"no\"}"), 1).invokeAsync("{\"n\":1}");

        await().until(() -> failures.size() == 1);
        JsonNode notified = new ObjectMapper().readTree(failures.getFirst());
        assertThat(events).hasSize(2);
        assertThat(notified.at("/requestContext/condition").asText()).isEqualTo("RetriesExhausted");
        assertThat(notified.at("/requestContext/approximateInvokeCount").asInt())
                .isEqualTo(2);
        assertThat(notified.at("/requestPayload/n").asInt()).isEqualTo(1);
        assertThat(notified.at("/responsePayload/errorMessage").asText()).isEqualTo("no");
    }

    @Test
    void failures_after_closing_are_ignored() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
        try {
            CountDownLatch ended = new CountDownLatch(1);
            AsyncFunction function = calling(
                    event -> {
                        awaitQuietly(closed);
                        ended.countDown();
                        throw new IllegalStateException("closed");
                    },
                    0);

            function.invokeAsync("{}");
            function.close();
            closed.countDown();

            ended.await();
            await().during(Duration.ofMillis(200)).until(uncaught::isEmpty);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private AsyncFunction calling(Invocable answer, int repeats) {
        Invocable remembering = event -> {
            events.add(event);
            return answer.invoke(event);
        };
        return new AsyncFunction(remembering, new RetryPolicy("Purge", repeats, failures::add), Clock.systemUTC());
    }
}
