package io.edgepurge.aws;

import io.edgepurge.domain.endpointcheck.QueryStringRule;
import java.util.Map;
import java.util.Optional;

/**
 * The cache policies that AWS manages. Their settings are documented, so no call reads them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html">Managed cache policies</a>
 */
final class ManagedCachePolicies {
    private static final CachedBy NO_QUERY = new CachedBy(QueryStringRule.NONE, false);

    private static final Map<String, CachedBy> BY_ID = Map.of(
            // CachingOptimized
            "658327ea-f89d-4fab-a63d-7e88639e58f6",
            NO_QUERY,
            // CachingOptimizedForUncompressedObjects
            "b2884449-e4de-46a7-ac36-70bc7f1ddd6d",
            NO_QUERY,
            // CachingDisabled
            "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
            new CachedBy(QueryStringRule.NONE, true),
            // Amplify
            "2e54312d-136d-493c-8eb9-b001f22f67d2",
            new CachedBy(QueryStringRule.ALL, false));

    /**
     * The part of a cache policy that decides about purges.
     *
     * @param disabled true if CloudFront caches nothing
     */
    record CachedBy(QueryStringRule query, boolean disabled) {
        /** A policy that could not be read. */
        static final CachedBy UNKNOWN = new CachedBy(QueryStringRule.UNKNOWN, false);
    }

    private ManagedCachePolicies() {}

    static Optional<CachedBy> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
