package io.edgepurge.domain.path;

/**
 * What goes into an invalidation: absolute, encoded, case-sensitive, at most 4,000 characters, its query included. It is a
 * file, or a wildcard if it ends with {@code *}; the two are counted apart.
 */
public record InvalidationPath(String value) implements Comparable<InvalidationPath> {
    /** Throws {@link IllegalArgumentException} if the text breaks a {@link PathRule}. */
    public InvalidationPath {
        PathRule.brokenBy(value).ifPresent(rule -> {
            throw new IllegalArgumentException("the path " + rule.sentence() + ": " + value);
        });
    }

    /** Whether this takes every path that starts with its text, not just one. */
    public boolean isWildcard() {
        return value.endsWith("*");
    }

    /**
     * Whether purging this path purges the other one too. A wildcard covers every path, file or wildcard, that starts with
     * its text before the {@code *}, itself included; a file covers only itself.
     */
    public boolean covers(InvalidationPath other) {
        return isWildcard() ? other.value.startsWith(stem()) : equals(other);
    }

    /** The text before the {@code *}; all of it for a file. */
    String stem() {
        return isWildcard() ? value.substring(0, value.length() - 1) : value;
    }

    @Override
    public int compareTo(InvalidationPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
