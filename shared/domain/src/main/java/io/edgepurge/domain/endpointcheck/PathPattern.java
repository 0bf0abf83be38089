package io.edgepurge.domain.endpointcheck;

import java.util.BitSet;

/**
 * The path pattern of a cache behavior. {@code *} matches any characters, including {@code /}, and {@code ?} matches one. The
 * pattern is case-sensitive, is compared with the path without its query, and means the same with and without the slash at its
 * start.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html#DownloadDistValuesPathPattern">Path pattern</a>
 */
public record PathPattern(String value) {
    /** The pattern of the default behavior. */
    public static final PathPattern DEFAULT = new PathPattern("*");

    /** Returns true if the pattern matches a path. */
    public boolean matches(String path) {
        return positionsAfter(path).get(anchored().length());
    }

    /** Returns true if the pattern matches a path that starts with a text. */
    boolean matchesBelow(String stem) {
        return !positionsAfter(stem).isEmpty();
    }

    /** Returns true if the pattern certainly matches every path that starts with a text. */
    boolean coversBelow(String stem) {
        return value.endsWith("*") && matches(stem);
    }

    /** Every path starts with a slash, so a slash before a {@code *} changes nothing. */
    private String anchored() {
        return value.startsWith("/") ? value : "/" + value;
    }

    /** Returns the positions in the pattern that are possible after a text, as a nondeterministic automaton finds them. */
    private BitSet positionsAfter(String text) {
        String pattern = anchored();
        BitSet positions = new BitSet();
        positions.set(0);
        skipStars(pattern, positions);
        for (int i = 0; i < text.length() && !positions.isEmpty(); i++) {
            positions = next(pattern, positions, text.charAt(i));
        }
        return positions;
    }

    private static BitSet next(String pattern, BitSet positions, char character) {
        BitSet next = new BitSet();
        positions.stream().filter(position -> position < pattern.length()).forEach(position -> {
            char expected = pattern.charAt(position);
            if (expected == '*') {
                next.set(position);
            } else if (expected == '?' || expected == character) {
                next.set(position + 1);
            }
        });
        skipStars(pattern, next);
        return next;
    }

    /** Adds the positions behind each {@code *}, which may match nothing. */
    private static void skipStars(String pattern, BitSet positions) {
        for (int at = positions.nextSetBit(0); at >= 0; at = positions.nextSetBit(at + 1)) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                positions.set(at + 1);
            }
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
