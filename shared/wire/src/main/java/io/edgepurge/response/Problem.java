package io.edgepurge.response;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.account.Scope;
import io.edgepurge.domain.purge.IdempotencyKey;
import java.util.List;
import java.util.Optional;

/**
 * The reason why a request failed, and what the caller can do. Nothing was recorded or charged unless the detail says otherwise.
 *
 * @param detail explains this occurrence
 * @param violations the individual errors, if there are several or they concern a field
 * @param quota the monthly quota, if it caused the problem
 * @param support the support contact, for problems that the operator can solve
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, problem details</a>
 */
public record Problem(
        ProblemType type,
        String detail,
        List<Violation> violations,
        Optional<QuotaSnapshot> quota,
        SupportContact support) {
    /** Limits the size of the response. */
    private static final int MAX_VIOLATIONS = 100;

    public Problem {
        violations = violations.stream().limit(MAX_VIOLATIONS).toList();
    }

    Problem(ProblemType type, String detail, List<Violation> violations, Optional<QuotaSnapshot> quota) {
        this(type, detail, violations, quota, SupportContact.none());
    }

    /** No route has this method and path. */
    public static Problem routeNotFound() {
        return of(ProblemType.ROUTE_NOT_FOUND, "Check the method and the path against the API reference.");
    }

    /** The API key does not have the required scope. */
    public static Problem withoutScope(Scope required) {
        return of(
                ProblemType.NOT_ALLOWED,
                "This operation requires an API key with the scope '" + required.word() + "'.");
    }

    /** The account has no purge with this id. */
    public static Problem purgeNotFound() {
        return of(ProblemType.PURGE_NOT_FOUND, "The account has no purge with this ID.");
    }

    /** No account has this id. */
    public static Problem accountNotFound() {
        return of(ProblemType.ACCOUNT_NOT_FOUND, "No account has the ID given in 'account'.");
    }

    /** The store is unavailable. */
    public static Problem unavailable() {
        return of(
                ProblemType.UNAVAILABLE,
                "It is unknown whether a purge was recorded. Send the request again with the same idempotency key: it is"
                        + " recorded and charged only once.");
    }

    /** An unexpected error occurred. */
    public static Problem internalError(String requestId) {
        return of(ProblemType.INTERNAL_ERROR, "The error is logged with the request ID " + requestId + ".");
    }

    /** EventBridge Scheduler is unavailable. */
    public static Problem schedulesUnavailable() {
        return of(
                ProblemType.SCHEDULES_UNAVAILABLE,
                "EventBridge Scheduler, which stores the schedules, did not respond. Try again in a second.");
    }

    /** @param sentence describes how far the purge is */
    public static Problem tooLateToCancel(String sentence) {
        return of(ProblemType.TOO_LATE_TO_CANCEL, sentence + " Nothing was changed.");
    }

    /** @param sentence why there is nothing to visit */
    public static Problem notVerifiable(String sentence) {
        return of(ProblemType.NOT_VERIFIABLE, sentence);
    }

    /** The URLs of a purge were visited less than 10 seconds ago. */
    public static Problem verifiedRecently() {
        return of(
                ProblemType.VERIFIED_RECENTLY,
                "The URLs of the purge were visited less than 10 seconds ago. Send the request again in 10 seconds.");
    }

    /** Version conflicts persisted after all retries. */
    public static Problem busy() {
        return of(ProblemType.BUSY, "Nothing was changed. Send the request again in a second.");
    }

    /** Returns a copy with the support contact if the operator can solve the problem: a quota, a key or an account. */
    public Problem withSupport(SupportContact contact) {
        return switch (type) {
            case QUOTA_EXCEEDED, NOT_ALLOWED, KEY_UNKNOWN, ACCOUNT_NOT_FOUND ->
                new Problem(type, contact.after(detail), violations, quota, contact);
            case MALFORMED_REQUEST,
                    NOT_AUTHENTICATED,
                    ROUTE_NOT_FOUND,
                    PURGE_NOT_FOUND,
                    TOO_LATE_TO_CANCEL,
                    NOT_VERIFIABLE,
                    REQUEST_TOO_LARGE,
                    NOT_JSON,
                    ITEMS_REFUSED,
                    REQUEST_REFUSED,
                    IDEMPOTENCY_KEY_REUSED,
                    VERIFIED_RECENTLY,
                    INTERNAL_ERROR,
                    BUSY,
                    UNAVAILABLE,
                    UNFINISHED,
                    SCHEDULES_UNAVAILABLE -> this;
        };
    }

    /** Returns a copy whose detail starts with a sentence about what was done before. */
    Problem after(String sentence) {
        return new Problem(type, sentence + " " + detail, violations, quota, support);
    }

    /** Returns a problem without violations. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Optional.empty());
    }

    /** Returns a problem with one violation. */
    public static Problem of(ProblemType type, Violation violation) {
        return new Problem(type, violation.detail(), List.of(violation), Optional.empty());
    }

    /** Returns the problem of one malformed field. */
    public static Problem malformed(String field, String detail) {
        return of(ProblemType.MALFORMED_REQUEST, new Violation.OfForm(field, detail));
    }

    /** Returns the problem of malformed fields. */
    public static Problem malformed(List<Violation> violations) {
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

    /** Renders the problem as RFC 9457 JSON. */
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
