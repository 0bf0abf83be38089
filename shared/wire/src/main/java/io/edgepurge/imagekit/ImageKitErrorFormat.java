package io.edgepurge.imagekit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.edgepurge.domain.purge.RequestRule;
import io.edgepurge.domain.url.Suggestion;
import io.edgepurge.http.ApiResponse;
import io.edgepurge.response.ErrorFormat;
import io.edgepurge.response.Problem;
import io.edgepurge.response.QuotaSnapshot;
import io.edgepurge.response.Violation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Renders problems in ImageKit's format. Uses ImageKit's statuses and messages where it documents them, and our own otherwise.
 * The help text is always ours.
 *
 * @see <a href="https://imagekit.io/docs/api-reference/caching/purge-cache">ImageKit: purge cache</a>
 * @see <a href="https://imagekit.io/docs/api-reference/caching/purge-cache-status">ImageKit: purge cache status</a>
 */
public record ImageKitErrorFormat() implements ErrorFormat {
    private static final int BAD_REQUEST = 400;

    @Override
    public ApiResponse render(Problem problem) {
        return errorOf(problem)
                .with(problem.type().headers())
                .with(problem.quota().map(ImageKitErrorFormat::rateLimitHeaders).orElse(Map.of()));
    }

    private static ApiResponse errorOf(Problem problem) {
        return switch (problem.type()) {
            case NOT_AUTHENTICATED -> error(problem, "Your request does not contain private API key.");
            case KEY_UNKNOWN -> error(problem, "Your account cannot be authenticated.");
            case PURGE_NOT_FOUND -> badRequest(problem, "No request found for this requestId.");
            case ITEMS_REFUSED -> badRequest(problem, "The URL is not valid for cache purging.");
            case REQUEST_REFUSED ->
                badRequest(
                        problem,
                        isWithoutUrl(problem)
                                ? "Your request is missing URL parameter."
                                : problem.type().title() + ".");
            case MALFORMED_REQUEST,
                    NOT_ALLOWED,
                    ROUTE_NOT_FOUND,
                    ACCOUNT_NOT_FOUND,
                    TOO_LATE_TO_CANCEL,
                    NOT_VERIFIABLE,
                    REQUEST_TOO_LARGE,
                    NOT_JSON,
                    IDEMPOTENCY_KEY_REUSED,
                    VERIFIED_RECENTLY,
                    QUOTA_EXCEEDED,
                    INTERNAL_ERROR,
                    BUSY,
                    UNAVAILABLE,
                    UNFINISHED,
                    SCHEDULES_UNAVAILABLE -> error(problem, problem.type().title() + ".");
        };
    }

    private static ApiResponse error(Problem problem, String message) {
        return error(problem.type().status(), problem, message);
    }

    private static ApiResponse badRequest(Problem problem, String message) {
        return error(BAD_REQUEST, problem, message);
    }

    private static ApiResponse error(int status, Problem problem, String message) {
        return ApiResponse.json(
                status,
                JsonNodeFactory.instance.objectNode().put("message", message).put("help", helpWith(problem)));
    }

    private static boolean isWithoutUrl(Problem problem) {
        return problem.violations().stream()
                .anyMatch(violation -> violation instanceof Violation.OfRequest request
                        && request.rule() == RequestRule.NOTHING_TO_PURGE);
    }

    private static String helpWith(Problem problem) {
        return problem.violations().isEmpty()
                ? problem.detail()
                : problem.violations().stream()
                        .map(ImageKitErrorFormat::helpWith)
                        .collect(Collectors.joining(" "));
    }

    private static String helpWith(Violation violation) {
        Optional<String> suggestion = violation instanceof Violation.OfItem item
                ? item.refused().refusal().suggestion().map(Suggestion::text)
                : Optional.empty();
        return violation.detail()
                + suggestion.map(url -> " Suggested URL: " + url).orElse("");
    }

    private static Map<String, String> rateLimitHeaders(QuotaSnapshot quota) {
        return Map.of(
                "X-RateLimit-Limit",
                Integer.toString(quota.reading().limit()),
                "X-RateLimit-Reset",
                Long.toString(Duration.ofSeconds(quota.secondsToReset()).toMillis()),
                "X-RateLimit-Interval",
                Long.toString(quota.month().toMillis()));
    }
}
