package io.edgepurge.imagekit;

import static io.edgepurge.fixture.Samples.NOON;
import static io.edgepurge.fixture.Samples.QUOTA;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.Refusal.ItemsRefused;
import io.edgepurge.domain.purge.Refusal.QuotaExceeded;
import io.edgepurge.fixture.Samples;
import io.edgepurge.http.ApiResponse;
import io.edgepurge.response.ErrorFormat;
import io.edgepurge.response.Problem;
import io.edgepurge.response.ProblemType;
import io.edgepurge.response.RefusalProblems;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageKitErrorFormatTest {
    private final ErrorFormat errorFormat = new ImageKitErrorFormat();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NOT_AUTHENTICATED      | 401 | Your request does not contain private API key.
            KEY_UNKNOWN            | 403 | Your account cannot be authenticated.
            PURGE_NOT_FOUND        | 400 | No request found for this requestId.
            ITEMS_REFUSED           | 400 | The URL is not valid for cache purging.
            REQUEST_REFUSED        | 400 | Invalid request.
            REQUEST_TOO_LARGE      | 413 | Request too large.
            IDEMPOTENCY_KEY_REUSED | 422 | Idempotency key already used.
            QUOTA_EXCEEDED         | 429 | Monthly quota exceeded.
            INTERNAL_ERROR         | 500 | Internal server error.
            UNAVAILABLE            | 503 | Service temporarily unavailable.
            """)
    void a_problem_has_imagekits_status_and_message(ProblemType type, int status, String message) {
        ApiResponse response = errorFormat.render(Problem.of(type, "So it is."));

        assertThat(response.status()).isEqualTo(status);
        assertThat(response.headers()).containsEntry("Content-Type", "application/json");
        assertThat(response.body()).isEqualTo("{\"message\":\"" + message + "\",\"help\":\"So it is.\"}");
    }

    @Test
    void the_help_text_has_the_suggested_url() {
        ItemsRefused refusal =
                new ItemsRefused(List.of(Samples.refused(0, "https://a/*", Optional.of("https://a/b/c*"))));

        assertThat(errorFormat.render(RefusalProblems.of(refusal, NOON)).body())
                .contains("\"help\":\"This URL will not do. Suggested URL: https://a/b/c*\"");
    }

    @Test
    void missing_credentials_get_a_challenge() {
        ApiResponse response = errorFormat.render(Problem.of(ProblemType.NOT_AUTHENTICATED, "So it is."));

        assertThat(response.headers().get("WWW-Authenticate")).contains("Basic realm=", "Bearer realm=");
    }

    @Test
    void temporary_problems_have_retry_after() {
        assertThat(errorFormat.render(Problem.unavailable()).headers()).containsEntry("Retry-After", "1");
        assertThat(errorFormat.render(Problem.of(ProblemType.BUSY, "So it is.")).headers())
                .containsEntry("Retry-After", "1");
    }

    @Test
    void an_exceeded_quota_is_not_retried_by_imagekits_client() {
        ApiResponse response = errorFormat.render(RefusalProblems.of(new QuotaExceeded(QUOTA, 943), NOON));

        assertThat(response.headers()).containsEntry("x-should-retry", "false");
    }

    @Test
    void rate_limit_headers_are_in_milliseconds() {
        ApiResponse response = errorFormat.render(RefusalProblems.of(new QuotaExceeded(QUOTA, 943), NOON));

        assertThat(response.headers())
                .containsEntry("X-RateLimit-Limit", "1000")
                .containsEntry("X-RateLimit-Reset", "129600000")
                .containsEntry("X-RateLimit-Interval", "2678400000");
    }
}
