package io.edgepurge.response;

import java.util.Locale;
import java.util.Map;

/** The types of problems. Each has a page in {@code docs/problems}. */
public enum ProblemType {
    MALFORMED_REQUEST(400, "Malformed request"),
    NOT_AUTHENTICATED(401, "Authentication required"),
    KEY_UNKNOWN(403, "Invalid API key"),
    NOT_ALLOWED(403, "Insufficient permissions"),
    ROUTE_NOT_FOUND(404, "Route not found"),
    PURGE_NOT_FOUND(404, "Purge not found"),
    ACCOUNT_NOT_FOUND(404, "Account not found"),
    TOO_LATE_TO_CANCEL(409, "Too late to cancel"),
    NOT_VERIFIABLE(409, "Nothing to verify"),
    REQUEST_TOO_LARGE(413, "Request too large"),
    NOT_JSON(415, "Unsupported media type"),
    ITEMS_REFUSED(422, "Invalid URLs, tags, or images"),
    REQUEST_REFUSED(422, "Invalid request"),
    IDEMPOTENCY_KEY_REUSED(422, "Idempotency key already used"),
    VERIFIED_RECENTLY(429, "Verified a moment ago"),
    QUOTA_EXCEEDED(429, "Monthly quota exceeded"),
    INTERNAL_ERROR(500, "Internal server error"),
    BUSY(503, "Too many concurrent requests"),
    UNAVAILABLE(503, "Service temporarily unavailable"),
    UNFINISHED(503, "List partially accepted"),
    SCHEDULES_UNAVAILABLE(503, "Schedules temporarily unavailable");

    /** ImageKit's client library retries a 429 by default; a month is too long for that. */
    private static final Map<String, String> NO_RETRY = Map.of("x-should-retry", "false");

    private static final String CHALLENGES =
            "Basic realm=\"Edge Purge\", charset=\"UTF-8\", Bearer realm=\"Edge Purge\"";

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** Returns the HTTP status. Some responses in ImageKit's format use another status. */
    public int status() {
        return status;
    }

    /** Returns the title, which is the same for every occurrence. */
    public String title() {
        return title;
    }

    /** Returns the name of the page, which is the last part of the URI. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the URI, relative to the API. */
    public String uri() {
        return "/problems/" + slug();
    }

    /** Returns the headers that every error format adds. */
    public Map<String, String> headers() {
        return switch (this) {
            case NOT_AUTHENTICATED -> Map.of("WWW-Authenticate", CHALLENGES);
            case BUSY, UNAVAILABLE, UNFINISHED, SCHEDULES_UNAVAILABLE -> Map.of("Retry-After", "1");
            case VERIFIED_RECENTLY -> Map.of("Retry-After", "10");
            case QUOTA_EXCEEDED -> NO_RETRY;
            case MALFORMED_REQUEST,
                    KEY_UNKNOWN,
                    NOT_ALLOWED,
                    ROUTE_NOT_FOUND,
                    PURGE_NOT_FOUND,
                    ACCOUNT_NOT_FOUND,
                    TOO_LATE_TO_CANCEL,
                    NOT_VERIFIABLE,
                    REQUEST_TOO_LARGE,
                    NOT_JSON,
                    ITEMS_REFUSED,
                    REQUEST_REFUSED,
                    IDEMPOTENCY_KEY_REUSED,
                    INTERNAL_ERROR -> Map.of();
        };
    }
}
