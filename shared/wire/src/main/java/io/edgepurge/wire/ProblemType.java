package io.edgepurge.wire;

import java.util.Locale;

/** The kinds of things that can be wrong. Each has a page in {@code docs/problems} under its name. */
public enum ProblemType {
    MALFORMED_REQUEST(400, "Malformed request"),
    NOT_AUTHENTICATED(401, "Authentication required"),
    KEY_UNKNOWN(403, "Invalid API key"),
    NOT_ALLOWED(403, "Insufficient permissions"),
    ROUTE_NOT_FOUND(404, "Route not found"),
    PURGE_NOT_FOUND(404, "Purge not found"),
    ACCOUNT_NOT_FOUND(404, "Account not found"),
    TOO_LATE_TO_CANCEL(409, "Too late to cancel"),
    REQUEST_TOO_LARGE(413, "Request too large"),
    NOT_JSON(415, "Unsupported media type"),
    ITEMS_REFUSED(422, "Invalid URLs or tags"),
    REQUEST_REFUSED(422, "Invalid request"),
    IDEMPOTENCY_KEY_REUSED(422, "Idempotency key already used"),
    QUOTA_EXCEEDED(429, "Monthly quota exceeded"),
    INTERNAL_ERROR(500, "Internal server error"),
    BUSY(503, "Too many concurrent requests"),
    UNAVAILABLE(503, "Service temporarily unavailable"),
    UNFINISHED(503, "List partially accepted"),
    SCHEDULES_UNAVAILABLE(503, "Schedules temporarily unavailable");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status it goes with; ImageKit's calls have some of their own. */
    public int status() {
        return status;
    }

    /** What it is, in a few words that never change. */
    public String title() {
        return title;
    }

    /** The name of its page, and the last part of its URI. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Stable, and relative to the API: an installation has no home on the web but itself. */
    public String uri() {
        return "/problems/" + slug();
    }
}
