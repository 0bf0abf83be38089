package io.edgepurge.domain.purge;

/** What a request as a whole must keep to, whatever its items are. */
public enum RequestRule {
    NOTHING_TO_PURGE("nothing-to-purge"),
    TOO_MANY_ITEMS("too-many-items"),
    TOO_MANY_DISTRIBUTIONS("too-many-distributions"),
    TOO_LARGE("request-too-large");

    private final String code;

    RequestRule(String code) {
        this.code = code;
    }

    /** The stable word by which callers know the rule. */
    public String code() {
        return code;
    }
}
