package io.edgepurge.domain.purge;

/** What a request as a whole must keep to, whatever its URLs are. */
public enum RequestRule {
    URLS_MISSING("urls-missing"),
    TOO_MANY_URLS("too-many-urls"),
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
