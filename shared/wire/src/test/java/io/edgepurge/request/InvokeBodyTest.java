package io.edgepurge.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.domain.purge.PurgeSpec;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvokeBodyTest {

    @Test
    void an_event_has_account_urls_and_key() {
        byte[] event = bytes("{\"account\":\"demo\",\"urls\":[\"https://a\"],\"idempotencyKey\":\"k-1\"}");

        assertThat(InvokeBody.parse(event))
                .isEqualTo(new Understood<>(new InvokeBody(
                        "demo", PurgeSpec.urls(List.of("https://a")), new IdempotencyKey("k-1"), Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"urls":[],"idempotencyKey":"k"}                   | 'account' must be a string, but is missing.
            {"account":7,"urls":[],"idempotencyKey":"k"}       | 'account' must be a string, not a number.
            {"account":"demo","idempotencyKey":"k"}            | 'urls' must be a list of strings, or 'tags' a list of objects, or 'images' a list of strings; all are missing.
            {"account":"demo","urls":[]}                       | 'idempotencyKey' must be a string, but is missing.
            {"account":"demo","urls":[],"idempotencyKey":""}   | 'idempotencyKey' must be 1 to 255 printable ASCII characters.
            {"account":"demo","urls":[],"idempotencyKey":"k","a":1} | 'a' is not a known field. Allowed fields: account, idempotencyKey, schedule, urls, tags, images, reason, notBefore, spellings, verify.
            {"account":"demo","urls":[],"idempotencyKey":"k","schedule":1} | 'schedule' must be a string, not a number.
            []                                                 | The request must be an object, not a list.
            """)
    void violations_say_what_is_expected(String event, String detail) {
        assertThat(problemWith(bytes(event)).detail()).isEqualTo(detail);
    }

    @Test
    void an_event_that_is_not_utf8_is_refused() {
        assertThat(problemWith(new byte[] {(byte) 0x80}).detail()).isEqualTo("The body is not valid UTF-8.");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Problem problemWith(byte[] event) {
        return switch (InvokeBody.parse(event)) {
            case Rejected<InvokeBody>(Problem problem) -> problem;
            case Understood<InvokeBody>(InvokeBody body) -> throw new AssertionError("understood: " + body);
        };
    }
}
