package io.edgepurge.local.simulator;

import java.util.regex.Pattern;

/**
 * What CloudFront asks of each item of a batch; one that breaks a rule refuses the whole batch.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html">Paths</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-tags.html">Tags</a>
 */
final class PathRules {
    private static final int MAX_PATH_CHARS = 4_000;

    /**
     * Everything visible but RFC 1738's unsafe characters, {@code ~} among them; {@code %} only with two hexadecimal digits;
     * {@code *} only at the end.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc1738#section-2.2">RFC 1738</a>
     */
    private static final Pattern PATH =
            Pattern.compile("/(?:[\\x21-\\x7E&&[^*<>\"#%{}|\\\\^~\\[\\]`]]|%[0-9A-Fa-f]{2})*+\\*?");

    private static final Pattern TAG = Pattern.compile("#[\\x21-\\x7E&&[^,]]{1,256}");

    private PathRules() {}

    /** A tag is taken as it is written: {@code *} in it is a character like any other. */
    static boolean isTag(String path) {
        return path.startsWith("#");
    }

    static boolean allow(String path) {
        return isTag(path)
                ? TAG.matcher(path).matches()
                : path.length() <= MAX_PATH_CHARS && PATH.matcher(path).matches();
    }
}
