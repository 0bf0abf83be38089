package io.edgepurge.local.simulator;

import java.util.regex.Pattern;

/**
 * CloudFront's rules for each item of a batch. One invalid item rejects the whole batch.
 *
 * @see
 *     <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html">Paths</a>
 * @see
 *     <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-tags.html">Tags</a>
 */
final class PathRules {
    private static final int MAX_PATH_CHARS = 4_000;

    /**
     * Visible characters except RFC 1738's unsafe characters, which include {@code ~}. {@code %} requires two hexadecimal
     * digits, and {@code *} is allowed only at the end.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc1738#section-2.2">RFC 1738</a>
     */
    private static final Pattern PATH =
            Pattern.compile("/(?:[\\x21-\\x7E&&[^*<>\"#%{}|\\\\^~\\[\\]`]]|%[0-9A-Fa-f]{2})*+\\*?");

    private static final Pattern TAG = Pattern.compile("#[\\x21-\\x7E&&[^,]]{1,256}");

    private PathRules() {}

    /** Returns true for a cache tag. In a tag, {@code *} has no special meaning. */
    static boolean isTag(String path) {
        return path.startsWith("#");
    }

    static boolean allow(String path) {
        return isTag(path)
                ? TAG.matcher(path).matches()
                : path.length() <= MAX_PATH_CHARS && PATH.matcher(path).matches();
    }
}
