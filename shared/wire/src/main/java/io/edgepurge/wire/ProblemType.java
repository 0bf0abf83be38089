package io.edgepurge.wire;

import java.util.Locale;

/** The kinds of things that can be wrong. Each has a page in {@code docs/problems} under its name. */
public enum ProblemType {
    MALFORMED_REQUEST(400, "The request cannot be understood"),
    NOT_AUTHENTICATED(401, "The request does not say whose it is"),
    KEY_UNKNOWN(403, "The private key is not valid"),
    NOT_ALLOWED(403, "The key may not be used for this"),
    ROUTE_NOT_FOUND(404, "There is nothing at this path"),
    PURGE_NOT_FOUND(404, "There is no such purge"),
    ACCOUNT_NOT_FOUND(404, "There is no such account"),
    TOO_LATE_TO_CANCEL(409, "The purge is under way"),
    REQUEST_TOO_LARGE(413, "The request is too large"),
    NOT_JSON(415, "The body is not said to be JSON"),
    ITEMS_REFUSED(422, "Some URLs or tags cannot be purged"),
    REQUEST_REFUSED(422, "The request asks for too little or too much"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to another request"),
    QUOTA_EXCEEDED(429, "The monthly quota does not suffice"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    BUSY(503, "Too many requests of the account at the same moment"),
    UNAVAILABLE(503, "The records cannot be reached"),
    UNFINISHED(503, "The list is not accepted to its end"),
    SCHEDULES_UNAVAILABLE(503, "The schedules cannot be reached");

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
