package io.edgepurge.imagekit;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.IdempotencyKey;
import io.edgepurge.fixture.Requests;
import io.edgepurge.http.ApiRequest;
import io.edgepurge.http.ApiResponse;
import io.edgepurge.request.Parsed.Rejected;
import io.edgepurge.request.Parsed.Understood;
import io.edgepurge.response.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageKitBodyTest {

    @Test
    void a_body_names_one_url() {
        assertThat(ImageKitBody.parse(Requests.posting("{\"url\":\"https://a\"}")))
                .isEqualTo(new Understood<>(new ImageKitBody("https://a", Optional.empty())));
    }

    @Test
    void the_idempotency_key_comes_from_the_header() {
        assertThat(ImageKitBody.parse(Requests.posting("{\"url\":\"https://a\"}", "Idempotency-Key", "k")))
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
    void errors_have_imagekits_messages(String body, int status, String message) {
        ApiResponse response = new ImageKitErrorFormat().render(problemWith(Requests.posting(body)));

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body())
                .startsWith("{\"message\":\"" + message + "\",\"help\":\"")
                .doesNotContain("\"help\":\"\"");
    }

    private static Problem problemWith(ApiRequest request) {
        return switch (ImageKitBody.parse(request)) {
            case Rejected<ImageKitBody>(Problem problem) -> problem;
            case Understood<ImageKitBody>(ImageKitBody body) -> throw new AssertionError("understood: " + body);
        };
    }
}
