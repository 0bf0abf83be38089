package io.edgepurge.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import io.edgepurge.aws.SqsBatch.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqsBatchTest {

    @Test
    void an_event_has_messages() {
        assertThat(messagesOf("""
                {"Records": [{"messageId": "1", "body": "{\\"ü\\":1}", "attributes": {"SentTimestamp": "1"}}, {"messageId": "2"}]}""")).containsExactly(new Message("1", "{\"ü\":1}"), new Message("2", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Records\":null}", "{\"Records\":[]}"})
    void an_event_without_messages_is_empty(String event) {
        assertThat(messagesOf(event)).isEmpty();
    }

    @Test
    void an_event_that_is_not_json_is_an_error() {
        assertThatRuntimeException().isThrownBy(() -> messagesOf("{"));
    }

    @Test
    void a_response_lists_the_failed_messages() {
        assertThat(new String(SqsBatch.failures(List.of("1", "\"2\"")), UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"},{\"itemIdentifier\":\"\\\"2\\\"\"}]}");
        assertThat(new String(SqsBatch.failures(List.of()), UTF_8)).isEqualTo("{\"batchItemFailures\":[]}");
    }

    private static List<Message> messagesOf(String event) {
        return SqsBatch.parse(event.getBytes(UTF_8)).messages();
    }
}
