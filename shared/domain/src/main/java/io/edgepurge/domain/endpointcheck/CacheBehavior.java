package io.edgepurge.domain.endpointcheck;

import java.util.List;

/**
 * A cache behavior of a distribution.
 *
 * @param cachingDisabled true if CloudFront caches nothing here
 * @param signed true if viewers need a signed URL or signed cookies
 * @param functions the functions that run on viewer requests, before CloudFront computes the cache key
 */
public record CacheBehavior(
        PathPattern pattern, QueryStringRule query, boolean cachingDisabled, boolean signed, List<String> functions) {
    public CacheBehavior {
        functions = List.copyOf(functions);
    }

    /** Returns a behavior that caches and runs no function. */
    public static CacheBehavior of(PathPattern pattern, QueryStringRule query) {
        return new CacheBehavior(pattern, query, false, false, List.of());
    }
}
