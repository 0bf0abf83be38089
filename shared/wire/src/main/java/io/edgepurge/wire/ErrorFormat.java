package io.edgepurge.wire;

import java.util.HashMap;
import java.util.Map;

/** How a door words what goes wrong. */
public enum ErrorFormat {
    /** RFC 9457, {@code application/problem+json}. */
    PROBLEM_DETAILS,
    /** As ImageKit's client libraries read it. */
    IMAGEKIT;

    /** ImageKit's client library repeats a 429 unless told not to; a month is too long to repeat through. */
    private static final Map<String, String> NO_RETRY = Map.of("x-should-retry", "false");

    private static final String CHALLENGES =
            "Basic realm=\"Edge Purge\", charset=\"UTF-8\", Bearer realm=\"Edge Purge\"";

    /** The problem as an answer. */
    public ApiResponse render(Problem problem) {
        return switch (this) {
            case PROBLEM_DETAILS ->
                ApiResponse.of(problem.type().status(), "application/problem+json", problem.json())
                        .with(adviceOn(problem))
                        .with(problem.quota().map(ErrorFormat::waitForReset).orElse(Map.of()));
            case IMAGEKIT ->
                ImageKitError.of(problem)
                        .answer()
                        .with(adviceOn(problem))
                        .with(problem.quota()
                                .map(QuotaSnapshot::imageKitHeaders)
                                .orElse(Map.of()));
        };
    }

    private static Map<String, String> adviceOn(Problem problem) {
        return switch (problem.type()) {
            case NOT_AUTHENTICATED -> Map.of("WWW-Authenticate", CHALLENGES);
            case BUSY, UNAVAILABLE, UNFINISHED, SCHEDULES_UNAVAILABLE -> Map.of("Retry-After", "1");
            case QUOTA_EXCEEDED -> NO_RETRY;
            case MALFORMED_REQUEST,
                    KEY_UNKNOWN,
                    NOT_ALLOWED,
                    ROUTE_NOT_FOUND,
                    PURGE_NOT_FOUND,
                    ACCOUNT_NOT_FOUND,
                    TOO_LATE_TO_CANCEL,
                    REQUEST_TOO_LARGE,
                    NOT_JSON,
                    ITEMS_REFUSED,
                    REQUEST_REFUSED,
                    IDEMPOTENCY_KEY_REUSED,
                    INTERNAL_ERROR -> Map.of();
        };
    }

    private static Map<String, String> waitForReset(QuotaSnapshot quota) {
        Map<String, String> headers = new HashMap<>(quota.rateLimitHeaders());
        headers.put("Retry-After", Long.toString(quota.secondsToReset()));
        return headers;
    }
}
