package io.edgepurge.wire;

import static io.edgepurge.wire.Samples.NOON;
import static io.edgepurge.wire.Samples.QUOTA;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.PurgeResult;
import io.edgepurge.domain.purge.PurgeResult.ItemsRefused;
import io.edgepurge.domain.purge.PurgeResult.QuotaExceeded;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorFormatTest {

    @Test
    void a_problem_is_a_document_of_its_own_type() {
        ApiResponse answer = ErrorFormat.PROBLEM_DETAILS.render(Problem.purgeNotFound());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers())
                .containsEntry("Content-Type", "application/problem+json")
                .containsEntry("Cache-Control", "no-store");
        assertThat(answer.body())
                .isEqualTo("{\"type\":\"/problems/purge-not-found\",\"title\":\"Purge not found\","
                        + "\"status\":404,\"detail\":\"The account has no purge with this ID.\"}");
    }

    @ParameterizedTest
    @EnumSource
    void every_problem_is_said_with_its_status(ProblemType type) {
        ApiResponse answer = ErrorFormat.PROBLEM_DETAILS.render(Problem.of(type, "So it is."));

        assertThat(answer.status()).isEqualTo(type.status());
    }

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
    void imagekit_hears_its_own_words(ProblemType type, int status, String message) {
        ApiResponse answer = ErrorFormat.IMAGEKIT.render(Problem.of(type, "So it is."));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
        assertThat(answer.body()).isEqualTo("{\"message\":\"" + message + "\",\"help\":\"So it is.\"}");
    }

    @Test
    void imagekit_is_helped_with_the_url_that_would_do() {
        PurgeResult refusal =
                new ItemsRefused(List.of(Samples.refused(0, "https://a/*", Optional.of("https://a/b/c*"))));

        assertThat(ErrorFormat.IMAGEKIT.render(problemOf(refusal)).body())
                .contains("\"help\":\"This URL will not do. Suggested URL: https://a/b/c*\"");
    }

    @ParameterizedTest
    @EnumSource
    void whoever_does_not_say_who_it_is_learns_how(ErrorFormat errorFormat) {
        ApiResponse answer = errorFormat.render(Problem.of(ProblemType.NOT_AUTHENTICATED, "So it is."));

        assertThat(answer.headers().get("WWW-Authenticate")).contains("Basic realm=", "Bearer realm=");
    }

    @ParameterizedTest
    @EnumSource
    void what_passes_soon_is_worth_another_try(ErrorFormat errorFormat) {
        assertThat(errorFormat.render(Problem.unavailable()).headers()).containsEntry("Retry-After", "1");
        assertThat(errorFormat.render(Problem.of(ProblemType.BUSY, "So it is.")).headers())
                .containsEntry("Retry-After", "1");
    }

    @Test
    void an_exhausted_quota_asks_for_patience_until_the_reset() {
        ApiResponse answer = ErrorFormat.PROBLEM_DETAILS.render(problemOf(new QuotaExceeded(QUOTA, 943)));

        assertThat(answer.headers())
                .containsEntry("Retry-After", "129600")
                .containsEntry("x-should-retry", "false")
                .containsEntry("RateLimit", "\"monthly\";r=942;t=129600");
        assertThat(answer.body())
                .endsWith("\"quota\":{\"limit\":1000,\"left\":942,\"resetsAt\":\"2026-02-01T00:00:00Z\"}}");
    }

    @Test
    void an_exhausted_quota_is_not_retried_by_imagekits_client() {
        ApiResponse answer = ErrorFormat.IMAGEKIT.render(problemOf(new QuotaExceeded(QUOTA, 943)));

        assertThat(answer.headers())
                .containsEntry("x-should-retry", "false")
                .containsEntry("X-RateLimit-Limit", "1000")
                .containsEntry("X-RateLimit-Reset", "129600000")
                .containsEntry("X-RateLimit-Interval", "2678400000");
    }

    private static Problem problemOf(PurgeResult answer) {
        return switch (PurgeResponse.of(answer, NOON)) {
            case PurgeResponse.Refused(Problem problem) -> problem;
            case PurgeResponse.Purged purged -> throw new AssertionError(purged);
        };
    }
}
