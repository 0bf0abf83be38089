package io.edgepurge.local.simulator;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Well-formed paths that the simulator rejects on request. Thread-safe. */
final class RejectedPaths {
    private final Set<String> patterns = ConcurrentHashMap.newKeySet();

    /**
     * Adds a pattern.
     *
     * @param pattern a path, or a prefix followed by {@code *}
     */
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
