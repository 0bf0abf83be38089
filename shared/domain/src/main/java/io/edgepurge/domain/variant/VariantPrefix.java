package io.edgepurge.domain.variant;

import java.util.regex.Pattern;

/**
 * A path prefix under which an origin serves transformed images, relative to the URL endpoint: {@code tr:w-300} for
 * {@code /tr:w-300/a.jpg}. With a {@code *} at its end, it stands for every transformation of every image below it.
 *
 * @param value an encoded path without a slash at either end, except before the {@code *}
 */
public record VariantPrefix(String value) {
    /** Leaves most of CloudFront's 4,000 characters to the path of the image. */
    public static final int MAX_CHARS = 100;

    private static final String SEGMENT = "(?!\\.{1,2}(?:/|$))[A-Za-z0-9!$&'()+,;=:@._-]++";

    private static final Pattern SYNTAX = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + ")*+(?:/?\\*)?");

    /**
     * Creates a prefix.
     *
     * @throws IllegalArgumentException if the text has another form
     */
    public VariantPrefix {
        if (value.length() > MAX_CHARS || !SYNTAX.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a prefix of variants must look like tr:w-300, 300x300 or tr:*, without '/' at"
                            + " the start, with at most " + MAX_CHARS + " unescaped characters: " + value);
        }
    }

    /** Returns true if the prefix is a wildcard, which also purges the variants of other images. */
    public boolean isWildcard() {
        return value.endsWith("*");
    }

    /** Returns the text before the {@code *}; the whole prefix with a slash after it if there is none. */
    public String stem() {
        return isWildcard() ? value.substring(0, value.length() - 1) : value + "/";
    }

    @Override
    public String toString() {
        return value;
    }
}
