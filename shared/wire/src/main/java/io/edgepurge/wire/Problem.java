package io.edgepurge.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.purge.IdempotencyKey;
import java.util.List;
import java.util.Optional;

/**
 * Why a request was not done, and what to do about it. Unless its detail says otherwise, nothing was recorded or charged.
 *
 * @param detail a sentence or two about this one occurrence
 * @param violations what is wrong, one by one, where it can be told apart
 * @param quota how the monthly quota stands, where it matters
 * @param support whom to ask, where people can help
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, problem details</a>
 */
public record Problem(
        ProblemType type,
        String detail,
        List<Violation> violations,
        Optional<QuotaSnapshot> quota,
        SupportContact support) {
    /** Many enough to mend a request, few enough for an answer. */
    private static final int MAX_VIOLATIONS = 100;

    public Problem {
        violations = violations.stream().limit(MAX_VIOLATIONS).toList();
    }

    Problem(ProblemType type, String detail, List<Violation> violations, Optional<QuotaSnapshot> quota) {
        this(type, detail, violations, quota, SupportContact.none());
    }

    /** No function answers to this method and path. */
    public static Problem routeNotFound() {
        return of(ProblemType.ROUTE_NOT_FOUND, "Check the method and the path against the API reference.");
    }

    /** The key was made for other things. */
    public static Problem withoutScope(Scope needed) {
        return of(
                ProblemType.NOT_ALLOWED, "This operation requires an API key with the scope '" + needed.word() + "'.");
    }

    /** The account has no purge with this id; another account may have one. */
    public static Problem purgeNotFound() {
        return of(ProblemType.PURGE_NOT_FOUND, "The account has no purge with this ID.");
    }

    /** Nobody has this account id. */
    public static Problem accountNotFound() {
        return of(ProblemType.ACCOUNT_NOT_FOUND, "No account has the ID given in 'account'.");
    }

    /** The records did not answer. */
    public static Problem unavailable() {
        return of(
                ProblemType.UNAVAILABLE,
                "It is unknown whether a purge was recorded. Send the request again with the same idempotency key: it is"
                        + " recorded and charged only once.");
    }

    /** EventBridge Scheduler did not answer. */
    public static Problem schedulesUnavailable() {
        return of(
                ProblemType.SCHEDULES_UNAVAILABLE,
                "EventBridge Scheduler, which stores the schedules, did not respond. Try again in a second.");
    }

    /** @param sentence what the purge has come to */
    public static Problem tooLateToCancel(String sentence) {
        return of(ProblemType.TOO_LATE_TO_CANCEL, sentence + " Nothing was changed.");
    }

    /** Others decided at the same moment, again and again. */
    public static Problem busy() {
        return of(ProblemType.BUSY, "Nothing was changed. Send the request again in a second.");
    }

    /** The same problem, naming whom to ask if it is one that people can do something about: a quota, a key, an account. */
    public Problem naming(SupportContact contact) {
        return switch (type) {
            case QUOTA_EXCEEDED, NOT_ALLOWED, KEY_UNKNOWN, ACCOUNT_NOT_FOUND ->
                new Problem(type, contact.after(detail), violations, quota, contact);
            case MALFORMED_REQUEST,
                    NOT_AUTHENTICATED,
                    ROUTE_NOT_FOUND,
                    PURGE_NOT_FOUND,
                    TOO_LATE_TO_CANCEL,
                    REQUEST_TOO_LARGE,
                    NOT_JSON,
                    ITEMS_REFUSED,
                    REQUEST_REFUSED,
                    IDEMPOTENCY_KEY_REUSED,
                    INTERNAL_ERROR,
                    BUSY,
                    UNAVAILABLE,
                    UNFINISHED,
                    SCHEDULES_UNAVAILABLE -> this;
        };
    }

    /** The same problem, after a sentence that says what was done before it. */
    Problem after(String sentence) {
        return new Problem(type, sentence + " " + detail, violations, quota, support);
    }

    static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Optional.empty());
    }

    static Problem of(ProblemType type, Violation violation) {
        return new Problem(type, violation.detail(), List.of(violation), Optional.empty());
    }

    static Problem malformed(String field, String detail) {
        return of(ProblemType.MALFORMED_REQUEST, new Violation.OfForm(field, detail));
    }

    static Problem malformed(List<Violation> violations) {
        return violations.size() == 1
                ? of(ProblemType.MALFORMED_REQUEST, violations.getFirst())
                : new Problem(
                        ProblemType.MALFORMED_REQUEST,
                        "The request has several errors. See 'violations' for details.",
                        violations,
                        Optional.empty());
    }

    static Problem keyReused(IdempotencyKey key) {
        return of(
                ProblemType.IDEMPOTENCY_KEY_REUSED,
                "The idempotency key '" + key.value()
                        + "' was already used for another request. Use a new key for a new request.");
    }

    /** The document that callers see. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("type", type.uri())
                .put("title", type.title())
                .put("status", type.status())
                .put("detail", detail);
        if (!violations.isEmpty()) {
            ArrayNode list = json.putArray("violations");
            violations.forEach(violation -> list.add(violation.json()));
        }
        quota.ifPresent(now -> json.set("quota", now.json()));
        support.putInto(json);
        return json;
    }
}
