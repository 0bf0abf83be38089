package io.edgepurge.local.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.local.function.AsyncFunction.OnFailure;
import io.edgepurge.local.function.Invocation.Answered;
import io.edgepurge.local.function.Invocation.Failed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class AsyncFunctionTest {
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    @Test
    void what_succeeds_is_done_once() {
        calling(event -> new Answered("{}"), 2).accept("{\"n\":1}");

        await().during(Duration.ofSeconds(2)).until(() -> events.equals(List.of("{\"n\":1}")));
        assertThat(failures).isEmpty();
    }

    @Test
    void what_fails_is_tried_again_and_forgotten_when_it_succeeds() {
        calling(event -> events.size() < 2 ? new Failed("{}") : new Answered("{}"), 2)
                .accept("{}");

        await().until(() -> events.size() == 2);
        assertThat(failures).isEmpty();
    }

    @Test
    void what_fails_for_good_is_told_with_the_event_and_the_error() throws Exception {
        calling(event -> new Failed("{\"errorMessage\":\"no\"}"), 1).accept("{\"n\":1}");

        await().until(() -> failures.size() == 1);
        JsonNode told = new ObjectMapper().readTree(failures.getFirst());
        assertThat(events).hasSize(2);
        assertThat(told.at("/requestContext/condition").asText()).isEqualTo("RetriesExhausted");
        assertThat(told.at("/requestContext/approximateInvokeCount").asInt()).isEqualTo(2);
        assertThat(told.at("/requestPayload/n").asInt()).isEqualTo(1);
        assertThat(told.at("/responsePayload/errorMessage").asText()).isEqualTo("no");
    }

    private AsyncFunction calling(Invocable answer, int repeats) {
        Invocable remembering = event -> {
            events.add(event);
            return answer.invoke(event);
        };
        return new AsyncFunction(remembering, new OnFailure("Purge", repeats, failures::add), Clock.systemUTC());
    }
}
