package io.edgepurge.local.edge;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Matches the cached objects that an invalidation names: exact paths with query, prefixes and lowercase tags. A path matches an
 * object whether its viewers encode unsafe characters or not. See {@link RequestTarget#encoded()}.
 */
record InvalidationMatcher(String distributionId, Set<String> files, List<String> prefixes, Set<String> tags) {
    /**
     * Percent-encoded unreserved characters of RFC 3986, and {@code *}, before the query. CloudFront accepts such paths but purges
     * nothing. A query is part of the cache key as the viewer sent it.
     *
     * @see <a href="https://github.com/aws/aws-sdk/issues/525">aws-sdk #525</a>
     */
    private static final Pattern OVER_ENCODED =
            Pattern.compile("^[^?]*%(?:2[ADE]|3[0-9]|[46][1-9A-F]|[57][0-9A]|5F|7E)", Pattern.CASE_INSENSITIVE);

    private static final String TAG_MARK = "#";
    private static final String WILDCARD = "*";

    static InvalidationMatcher ofPaths(String distributionId, List<String> paths) {
        Predicate<String> isTag = path -> path.startsWith(TAG_MARK);
        Predicate<String> isWildcard = path -> path.endsWith(WILDCARD);
        List<String> urls = paths.stream()
                .filter(isTag.negate())
                .filter(InvalidationMatcher::isEffective)
                .toList();
        return new InvalidationMatcher(
                distributionId,
                urls.stream().filter(isWildcard.negate()).collect(Collectors.toUnmodifiableSet()),
                urls.stream()
                        .filter(isWildcard)
                        .map(InvalidationMatcher::withoutWildcard)
                        .toList(),
                paths.stream().filter(isTag).map(InvalidationMatcher::toTag).collect(Collectors.toUnmodifiableSet()));
    }

    boolean matches(CacheKey key, Set<String> objectTags) {
        return key.distributionId().equals(distributionId)
                && (matches(key.target().encoded()) || objectTags.stream().anyMatch(tags::contains));
    }

    private boolean matches(String target) {
        return files.contains(target) || prefixes.stream().anyMatch(target::startsWith);
    }

    private static boolean isEffective(String path) {
        return !OVER_ENCODED.matcher(path).find();
    }

    private static String withoutWildcard(String wildcard) {
        return wildcard.substring(0, wildcard.length() - WILDCARD.length());
    }

    private static String toTag(String item) {
        return item.substring(TAG_MARK.length()).toLowerCase(Locale.ROOT);
    }
}
