package io.edgepurge.domain.purge;

/** The rules for a request as a whole. */
public enum RequestRule {
    NOTHING_TO_PURGE("nothing-to-purge"),
    TOO_MANY_ITEMS("too-many-items"),
    TOO_MANY_DISTRIBUTIONS("too-many-distributions"),
    TOO_LARGE("request-too-large"),
    REASON_TOO_LONG("reason-too-long", "reason"),
    REASON_WITH_CONTROLS("reason-with-controls", "reason"),
    REASON_NOT_UNICODE("reason-not-unicode", "reason"),
    NOT_BEFORE_TOO_FAR("not-before-too-far", "notBefore"),
    KEY_TOO_LONG("key-too-long", "idempotencyKey");

    private final String code;
    private final String field;

    RequestRule(String code) {
        this(code, "urls");
    }

    RequestRule(String code, String field) {
        this.code = code;
        this.field = field;
    }

    /** Returns the field of a request that the rule is usually about. */
    public String field() {
        return field;
    }

    /** Returns the stable code that callers see. */
    public String code() {
        return code;
    }
}
