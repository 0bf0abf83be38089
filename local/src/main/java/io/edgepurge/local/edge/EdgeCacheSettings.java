package io.edgepurge.local.edge;

import java.util.Optional;
import java.util.Set;

/**
 * The settings of a distribution that decide which purges have an effect.
 *
 * @param queryInKey false if the cache key and the request to the origin have no query
 * @param rewrittenFolder the folder that a function on viewer requests puts before each path, such as {@code /v2}; empty
 *     without a function
 * @param ignoredPaths invalidation paths that complete, but remove nothing from the cache
 */
public record EdgeCacheSettings(boolean queryInKey, Optional<String> rewrittenFolder, Set<String> ignoredPaths) {
    /** The query is in the key, no function runs, and every invalidation has an effect. */
    public static final EdgeCacheSettings STANDARD = new EdgeCacheSettings(true, Optional.empty(), Set.of());

    /**
     * Validates the folder.
     *
     * @throws IllegalArgumentException if the folder does not start with a slash, or ends with one
     */
    public EdgeCacheSettings {
        ignoredPaths = Set.copyOf(ignoredPaths);
        rewrittenFolder
                .filter(folder -> !folder.matches("(?:/[A-Za-z0-9_-]+)+"))
                .ifPresent(folder -> {
                    throw new IllegalArgumentException("a rewritten folder has the form /folder: " + folder);
                });
    }

    /** Returns the target for the cache key and the origin. */
    RequestTarget keyOf(RequestTarget viewer) {
        String raw = queryInKey ? viewer.raw() : viewer.raw().split("\\?", 2)[0];
        return new RequestTarget(rewrittenFolder.orElse("") + raw);
    }
}
