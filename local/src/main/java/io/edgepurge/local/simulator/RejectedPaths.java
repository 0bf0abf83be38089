package io.edgepurge.local.simulator;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Paths that CloudFront refuses although they are well formed. Safe for use by many threads. */
final class RejectedPaths {
    private final Set<String> patterns = ConcurrentHashMap.newKeySet();

    /** @param pattern a path, or with {@code *} at its end all that start so */
    void add(String pattern) {
        patterns.add(pattern);
    }

    void clear() {
        patterns.clear();
    }

    Set<String> all() {
        return Set.copyOf(patterns);
    }

    boolean include(String path) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, path));
    }

    private static boolean matches(String pattern, String path) {
        return pattern.equals(path)
                || (pattern.endsWith("*") && path.startsWith(pattern.substring(0, pattern.length() - 1)));
    }
}
