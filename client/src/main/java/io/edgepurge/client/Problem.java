package io.edgepurge.client;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Why a request was not done, as the service says it.
 *
 * @param type the name of its page in {@code docs/problems}, such as {@code quota-exceeded}; {@code about:blank} if something
 *     in front of the service answered
 * @param status the HTTP status it goes with, whatever the way
 * @param violations what is wrong, one by one, where it can be told apart
 * @param quota how the monthly quota stands, where it matters
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, problem details</a>
 */
public record Problem(String type, int status, String detail, List<Violation> violations, Optional<Quota> quota) {
    /** The type of what has no page. */
    public static final String UNTYPED = "about:blank";

    /** The type of an exhausted quota. */
    public static final String QUOTA_EXCEEDED = "quota-exceeded";

    private static final int UNANSWERED_FROM = 500;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int NAMED_AT_MOST = 10;

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

    /** Something that only a status is known of. */
    static Problem untyped(int status, String detail) {
        return new Problem(UNTYPED, status, detail, List.of(), Optional.empty());
    }

    /** Whether the monthly quota, or the key's share of it, is what is missing. */
    public boolean isQuotaExceeded() {
        return type.equals(QUOTA_EXCEEDED);
    }

    /** Whether the same request may well be accepted in a moment, or has been already. */
    boolean outcomeUnknown() {
        return status >= UNANSWERED_FROM || (status == TOO_MANY_REQUESTS && !isQuotaExceeded());
    }

    /** Whether the service's door, or something in front of it, may say so: neither looks the idempotency key up. */
    boolean precedesIdempotencyCheck() {
        return type.equals(UNTYPED) || status == UNAUTHORIZED || (status == FORBIDDEN && violations.isEmpty());
    }

    Problem withViolations(UnaryOperator<Violation> change) {
        return new Problem(type, status, detail, violations.stream().map(change).toList(), quota);
    }

    /** One line that logs may hold: items by their index alone. */
    String line() {
        return type + ": " + detail
                + violations.stream()
                        .limit(NAMED_AT_MOST)
                        .map(violation ->
                                violation.place() + " " + violation.rule().orElse("malformed"))
                        .collect(Collectors.joining(", ", violations.isEmpty() ? "" : " ", ellipsis()));
    }

    private String ellipsis() {
        return violations.size() > NAMED_AT_MOST ? ", ..." : "";
    }
}
