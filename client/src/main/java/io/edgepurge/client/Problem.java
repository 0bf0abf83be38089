package io.edgepurge.client;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The reason why the service refused a request.
 *
 * @param type the name of its page in {@code docs/problems}, such as {@code quota-exceeded}; {@code about:blank} if a proxy
 *     in front of the service responded
 * @param status the HTTP status, also for requests by Lambda invocation
 * @param violations the individual errors; empty if the problem concerns the request as a whole
 * @param quota the monthly quota, if the problem concerns it
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, problem details</a>
 */
public record Problem(String type, int status, String detail, List<Violation> violations, Optional<Quota> quota) {
    /** The type of a problem without a page. */
    public static final String UNTYPED = "about:blank";

    /** The type of an exhausted quota. */
    public static final String QUOTA_EXCEEDED = "quota-exceeded";

    private static final int FIRST_SERVER_ERROR = 500;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int MAX_VIOLATIONS_IN_LINE = 10;

    public Problem {
        violations = List.copyOf(violations);
    }

    static Problem of(JsonFields json) {
        String type = json.text("type");
        return new Problem(
                type.substring(type.lastIndexOf('/') + 1),
                json.number("status"),
                json.optionalText("detail").or(() -> json.optionalText("title")).orElse(""),
                json.each("violations", Violation::of),
                json.child("quota").map(Quota::of));
    }

    /** Returns a problem of which only the status is known. */
    static Problem untyped(int status, String detail) {
        return new Problem(UNTYPED, status, detail, List.of(), Optional.empty());
    }

    /** Returns whether the monthly quota or the key's share of it is exhausted. */
    public boolean isQuotaExceeded() {
        return type.equals(QUOTA_EXCEEDED);
    }

    /** Returns whether the request may have been accepted already, or may be accepted if it is sent again. */
    boolean outcomeUnknown() {
        return status >= FIRST_SERVER_ERROR || (status == TOO_MANY_REQUESTS && !isQuotaExceeded());
    }

    /**
     * Returns whether the problem may be detected before the service looks up the idempotency key. Then it says nothing
     * about earlier attempts.
     */
    boolean precedesIdempotencyCheck() {
        return type.equals(UNTYPED) || status == UNAUTHORIZED || (status == FORBIDDEN && violations.isEmpty());
    }

    Problem mapViolations(UnaryOperator<Violation> change) {
        return new Problem(type, status, detail, violations.stream().map(change).toList(), quota);
    }

    /** Returns one line for logs; it identifies items by index only. */
    String line() {
        return type + ": " + detail
                + violations.stream()
                        .limit(MAX_VIOLATIONS_IN_LINE)
                        .map(violation ->
                                violation.place() + " " + violation.rule().orElse("malformed"))
                        .collect(Collectors.joining(", ", violations.isEmpty() ? "" : " ", ellipsis()));
    }

    private String ellipsis() {
        return violations.size() > MAX_VIOLATIONS_IN_LINE ? ", ..." : "";
    }
}
