package io.edgepurge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.wire.Parsed.Rejected;
import io.edgepurge.wire.Parsed.Understood;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageKitBodyTest {

    @Test
    void a_body_names_one_url() {
        assertThat(ImageKitBody.parse(Calls.posting("{\"url\":\"https://a\"}")))
                .isEqualTo(new Understood<>(new ImageKitBody("https://a", Optional.empty())));
    }

    @Test
    void an_idempotency_key_is_taken_along() {
        assertThat(ImageKitBody.parse(Calls.posting("{\"url\":\"https://a\"}", "Idempotency-Key", "k")))
                .isEqualTo(new Understood<>(new ImageKitBody("https://a", Optional.of(new IdempotencyKey("k")))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {}                          | 400 | Your request is missing URL parameter.
            {"url":null}                | 400 | Your request is missing URL parameter.
            {"urls":["https://a"]}      | 400 | Your request is missing URL parameter.
            {"url":5}                   | 400 | The URL is not valid for cache purging.
            {"url":["https://a"]}       | 400 | The URL is not valid for cache purging.
            {"url":"https://a","x":1}   | 400 | Malformed request.
            {"url":"https://a"          | 400 | Malformed request.
            null                        | 400 | Malformed request.
            """)
    void what_is_wrong_is_said_in_imagekits_words(String body, int status, String message) {
        ImageKitError error = ImageKitError.of(problemWith(Calls.posting(body)));

        assertThat(error.status()).isEqualTo(status);
        assertThat(error.message()).isEqualTo(message);
        assertThat(error.help()).isNotBlank();
    }

    private static Problem problemWith(ApiRequest call) {
        return switch (ImageKitBody.parse(call)) {
            case Rejected<ImageKitBody>(Problem problem) -> problem;
            case Understood<ImageKitBody>(ImageKitBody body) -> throw new AssertionError("understood: " + body);
        };
    }
}
