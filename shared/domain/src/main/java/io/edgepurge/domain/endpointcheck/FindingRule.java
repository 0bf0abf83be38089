package io.edgepurge.domain.endpointcheck;

import java.util.Locale;

/** A fact about a URL endpoint that decides which purges have an effect, as text for operators. */
public enum FindingRule {
    HOST_NOT_SERVED(
            Severity.NO_EFFECT,
            "The distribution does not serve this host.",
            "Add the host to the alternate domain names of the distribution, or give the endpoint the distribution"
                    + " that serves it."),
    TAG_HEADER_MISSING(
            Severity.NO_EFFECT,
            "The endpoint has a tag prefix, but the distribution reads no cache tags.",
            "Set the cache tag header of the distribution, or remove the tag prefix from the endpoint."),
    QUERY_NOT_IN_KEY(
            Severity.NO_EFFECT,
            "Query strings are not part of the cache key, so a purge of a URL with a query has no effect.",
            "Purge URLs without the query, or include query strings in the cache policy."),
    QUERY_PARTLY_IN_KEY(
            Severity.MAYBE_NO_EFFECT,
            "Only some query parameters are part of the cache key.",
            "Purge URLs with only those parameters, or include all query strings in the cache policy."),
    FUNCTION_MAY_REWRITE(
            Severity.MAYBE_NO_EFFECT,
            "A function runs on viewer requests and can change the path in the cache key.",
            "If the function changes the path, purge the changed URLs as well."),
    CACHING_DISABLED(
            Severity.MAYBE_NO_EFFECT,
            "Caching is disabled, so there is usually nothing to purge.",
            "Purge only paths that CloudFront caches, or change the cache policy."),
    SIGNED_URLS(
            Severity.NOTE,
            "Viewers need signed URLs or cookies. The signature is not part of the cache key.",
            "Purge URLs without the signature."),
    CACHE_POLICY_UNREADABLE(
            Severity.NOTE,
            "The cache policy could not be read, so the query strings in the cache key are unknown.",
            "Permit cloudfront:GetCachePolicy.");

    private final Severity severity;
    private final String sentence;
    private final String fix;

    FindingRule(Severity severity, String sentence, String fix) {
        this.severity = severity;
        this.sentence = sentence;
        this.fix = fix;
    }

    /** The consequence for purges. */
    public enum Severity {
        /** The purges that the finding names certainly have no effect. */
        NO_EFFECT,
        /** The purges may have no effect. */
        MAYBE_NO_EFFECT,
        /** Purges have an effect if callers follow the advice. */
        NOTE;

        /** Returns the name in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Returns the stable code, such as {@code host-not-served}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the consequence for purges. */
    public Severity severity() {
        return severity;
    }

    /** Returns the problem as text for operators. */
    public String sentence() {
        return sentence;
    }

    /** Returns what the operator can do. */
    public String fix() {
        return fix;
    }
}
