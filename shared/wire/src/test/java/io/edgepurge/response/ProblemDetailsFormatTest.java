package io.edgepurge.response;

import static io.edgepurge.fixture.Samples.NOON;
import static io.edgepurge.fixture.Samples.QUOTA;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.purge.Refusal.QuotaExceeded;
import io.edgepurge.http.ApiResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemDetailsFormatTest {
    private final ErrorFormat errorFormat = new ProblemDetailsFormat();

    @Test
    void a_problem_is_a_problem_json_document() {
        ApiResponse response = errorFormat.render(Problem.purgeNotFound());

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headers())
                .containsEntry("Content-Type", "application/problem+json")
                .containsEntry("Cache-Control", "no-store");
        assertThat(response.body())
                .isEqualTo("{\"type\":\"/problems/purge-not-found\",\"title\":\"Purge not found\","
                        + "\"status\":404,\"detail\":\"The account has no purge with this ID.\"}");
    }

    @ParameterizedTest
    @EnumSource
    void every_problem_has_the_status_of_its_type(ProblemType type) {
        ApiResponse response = errorFormat.render(Problem.of(type, "So it is."));

        assertThat(response.status()).isEqualTo(type.status());
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
    void an_exceeded_quota_has_retry_after_until_the_reset() {
        ApiResponse response = errorFormat.render(RefusalProblems.of(new QuotaExceeded(QUOTA, 943), NOON));

        assertThat(response.headers())
                .containsEntry("Retry-After", "129600")
                .containsEntry("x-should-retry", "false")
                .containsEntry("RateLimit", "\"monthly\";r=942;t=129600");
        assertThat(response.body())
                .endsWith("\"quota\":{\"limit\":1000,\"left\":942,\"resetsAt\":\"2026-02-01T00:00:00Z\"}}");
    }
}
