package io.edgepurge.domain.url;

/**
 * A reason, found in the settings of the distribution, why a purge has no effect. A certain reason refuses the item; the others are
 * warnings.
 */
public enum EffectRule implements ItemRule {
    HOST_NOT_SERVED(
            true,
            "A purge at this URL endpoint has no effect: the endpoint's distribution does not serve its host. Ask the"
                    + " operator to correct the endpoint."),
    TAG_HEADER_MISSING(
            true,
            "A purge of a tag has no effect at this URL endpoint: the distribution reads no tags, because no cache tag"
                    + " header is set. Purge URLs instead, or ask the operator to set the header."),
    QUERY_NOT_IN_KEY(
            true,
            "A purge of this URL has no effect: CloudFront's cache key for this path does not contain the query. Purge"
                    + " the URL without the query."),
    QUERY_PARTLY_IN_KEY(
            false,
            "The purge may have no effect: CloudFront's cache key for this path contains only some parameters of the"
                    + " query. Purge the URL with only those parameters."),
    FUNCTION_MAY_REWRITE(
            false,
            "The purge may have no effect: a function runs on viewer requests for this path, and can change the path in"
                    + " the cache key. If it does, also purge the changed URL."),
    CACHING_DISABLED(
            false,
            "The purge probably has no effect: caching is disabled for the objects that it matches. Only objects that"
                    + " were cached before that can still be in the cache.");

    private final boolean certain;
    private final String sentence;

    EffectRule(boolean certain, String sentence) {
        this.certain = certain;
        this.sentence = sentence;
    }

    /** Returns true if the rule refuses an item, provided that the settings were read recently. */
    public boolean isCertain() {
        return certain;
    }

    @Override
    public String sentence() {
        return sentence;
    }
}
