package io.edgepurge.response;

import io.edgepurge.http.ApiResponse;
import java.util.HashMap;
import java.util.Map;

/**
 * Renders problems as {@code application/problem+json}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, problem details</a>
 */
public record ProblemDetailsFormat() implements ErrorFormat {
    @Override
    public ApiResponse render(Problem problem) {
        return ApiResponse.of(problem.type().status(), "application/problem+json", problem.json())
                .with(problem.type().headers())
                .with(problem.quota().map(ProblemDetailsFormat::waitForReset).orElse(Map.of()));
    }

    private static Map<String, String> waitForReset(QuotaSnapshot quota) {
        Map<String, String> headers = new HashMap<>(quota.rateLimitHeaders());
        headers.put("Retry-After", Long.toString(quota.secondsToReset()));
        return headers;
    }
}
