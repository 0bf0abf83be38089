package io.edgepurge.domain.path;

import java.util.Locale;
import java.util.Optional;

/**
 * What goes into an invalidation: a file, a wildcard or a cache tag.
 *
 * <p>A file is absolute, encoded, case-sensitive, at most 4,000 characters, its query included; a wildcard is the same with
 * a {@code *} at its end. A tag starts with {@code #}, as CloudFront writes it among the paths, and is kept in lower case,
 * since CloudFront compares tags without regard to it. Files and tags are counted together, wildcards apart.
 */
public record InvalidationPath(String value) implements Comparable<InvalidationPath> {
    private static final String TAG_MARK = "#";

    /** Throws {@link IllegalArgumentException} if the text breaks a {@link PathRule}, or as a tag a {@link TagForm}. */
    public InvalidationPath {
        if (value.startsWith(TAG_MARK)) {
            requireTag(value.substring(TAG_MARK.length()));
            value = value.toLowerCase(Locale.ROOT);
        } else {
            requirePath(value);
        }
    }

    /** What purges every object with this tag, given without its {@code #}. */
    public static InvalidationPath ofTag(String tag) {
        return new InvalidationPath(TAG_MARK + tag);
    }

    /**
     * The narrowest wildcard that covers both files, and whatever lies between them in alphabetical order. It never parts
     * the escapes that spell one character.
     *
     * @return nothing if it would break a {@link PathRule}
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

    /** Whether this takes every object that carries a tag, wherever it lies. */
    public boolean isTag() {
        return value.startsWith(TAG_MARK);
    }

    /** Whether this takes every path that starts with its text, not just one. */
    public boolean isWildcard() {
        return value.endsWith("*");
    }

    /**
     * Whether purging this path purges the other one too. A wildcard covers every path, file or wildcard, that starts with
     * its text before the {@code *}, itself included; a file or a tag covers only itself.
     */
    public boolean covers(InvalidationPath other) {
        return isWildcard() ? other.value.startsWith(stem()) : equals(other);
    }

    /** The text before the {@code *}; all of it for a file or a tag. */
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
        TagForm.brokenBy(tag).ifPresent(form -> {
            throw new IllegalArgumentException("the tag " + form.sentence() + ": " + tag);
        });
    }
}
