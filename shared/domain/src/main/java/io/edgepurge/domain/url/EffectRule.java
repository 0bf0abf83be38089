package io.edgepurge.domain.url;

/**
 * A reason, found in the settings of the distribution, why a purge has no effect. A certain reason refuses the item; the others are
 * warnings.
 */
public enum EffectRule implements ItemRule {
    HOST_NOT_SERVED(
            true,
            "A purge here has no effect: the distribution of the URL endpoint does not serve its host. Ask the"
                    + " operator to correct the endpoint."),
    TAG_HEADER_MISSING(
            true,
            "A purge by tag has no effect here: the distribution reads no tags, because it has no tag header. Purge"
                    + " URLs instead, or ask the operator to set the header."),
    QUERY_NOT_IN_KEY(
            true,
            "A purge of this URL has no effect: its query is not part of the cache key here. Purge the URL without the"
                    + " query."),
    QUERY_PARTLY_IN_KEY(
            false,
            "The purge may have no effect: only a part of the query is part of the cache key here. Purge the URL with"
                    + " only those parameters."),
    FUNCTION_MAY_REWRITE(
            false,
            "The purge may have no effect: a function runs on viewer requests here, and can change the path in the"
                    + " cache key. If it does, also purge the changed URL."),
    CACHING_DISABLED(
            false,
            "The purge probably has no effect: caching is disabled here. Only objects from before this setting can be"
                    + " in the cache.");

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
