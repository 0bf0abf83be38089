package io.edgepurge.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.local.function.InvocationResult.Failed;
import io.edgepurge.local.function.InvocationResult.Succeeded;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchResponseTest {
    private static final JsonNode A = AwsJsonClient.object().put("MessageId", "a");
    private static final JsonNode B = AwsJsonClient.object().put("MessageId", "b");
    private static final BatchResponse BATCH = new BatchResponse(List.of(A, B), true);

    @Test
    void messages_not_reported_as_failed_are_processed() {
        assertThat(BATCH.processed(new Succeeded("{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"}]}")))
                .containsExactly(B);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"batchItemFailures\":[]}", "{\"batchItemFailures\":null}", "{}", "null", ""})
    void without_reported_failures_the_whole_batch_is_processed(String payload) {
        assertThat(BATCH.processed(new Succeeded(payload))).containsExactly(A, B);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"c\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"itemId\":\"a\"}]}",
                "no json"
            })
    void an_invalid_response_fails_the_batch(String payload) {
        assertThat(BATCH.processed(new Succeeded(payload))).isEmpty();
    }

    @Test
    void a_failed_invocation_fails_the_batch() {
        assertThat(BATCH.processed(new Failed("{}"))).isEmpty();
    }

    @Test
    void a_response_is_ignored_without_partial_batch_responses() {
        BatchResponse unreported = new BatchResponse(List.of(A, B), false);

        assertThat(unreported.processed(new Succeeded("{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"}]}")))
                .containsExactly(A, B);
    }
}
