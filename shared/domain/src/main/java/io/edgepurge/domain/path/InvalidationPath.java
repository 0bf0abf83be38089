package io.edgepurge.domain.path;

import java.util.Locale;
import java.util.Optional;

/**
 * A path of an invalidation: a file, a wildcard, or a cache tag.
 *
 * <p>A file is an absolute, encoded, case-sensitive path of at most 4,000 characters, including its query. A wildcard also ends
 * with {@code *}. A tag starts with {@code #}, as in CloudFront's API, and is kept in lowercase, because CloudFront ignores the
 * case of tags. Files and tags share an in-progress limit; wildcards have their own.
 */
public record InvalidationPath(String value) implements Comparable<InvalidationPath> {
    private static final String TAG_MARK = "#";

    /**
     * Creates a path.
     *
     * @throws IllegalArgumentException if a path breaks a {@link PathRule}, or a tag breaks a {@link CacheTagRule}
     */
    public InvalidationPath {
        if (value.startsWith(TAG_MARK)) {
            requireTag(value.substring(TAG_MARK.length()));
            value = value.toLowerCase(Locale.ROOT);
        } else {
            requirePath(value);
        }
    }

    /** Returns the path that purges every object with a tag, which is given without {@code #}. */
    public static InvalidationPath ofTag(String tag) {
        return new InvalidationPath(TAG_MARK + tag);
    }

    /**
     * Returns the narrowest wildcard that covers both files. It never splits the escapes of one character.
     *
     * @return empty if the wildcard would break a {@link PathRule}
     */
    public static Optional<InvalidationPath> narrowestOver(InvalidationPath one, InvalidationPath other) {
        int same = 0;
        while (same < Math.min(one.value.length(), other.value.length())
                && one.value.charAt(same) == other.value.charAt(same)) {
            same++;
        }
        return Optional.of(PathEncoding.wholeCharacters(one.value.substring(0, same)) + "*")
                .filter(wildcard -> PathRule.brokenBy(wildcard).isEmpty())
                .map(InvalidationPath::new);
    }

    /** Returns true if this purges all objects with a tag, independent of their paths. */
    public boolean isTag() {
        return value.startsWith(TAG_MARK);
    }

    /** Returns true if this purges all paths with a prefix. */
    public boolean isWildcard() {
        return value.endsWith("*");
    }

    /**
     * Returns true if purging this path also purges the other one. A wildcard covers every file and wildcard that starts with its
     * stem, including itself. A file or a tag covers only itself.
     */
    public boolean covers(InvalidationPath other) {
        return isWildcard() ? other.value.startsWith(stem()) : equals(other);
    }

    /** Returns the text before the {@code *}; the whole text for a file or a tag. */
    public String stem() {
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

    private static void requirePath(String path) {
        PathRule.brokenBy(path).ifPresent(rule -> {
            throw new IllegalArgumentException("the path " + rule.sentence() + ": " + path);
        });
    }

    private static void requireTag(String tag) {
        CacheTagRule.brokenBy(tag).ifPresent(rule -> {
            throw new IllegalArgumentException("the tag " + rule.sentence() + ": " + tag);
        });
    }
}
