package io.edgepurge.local.origin;

import java.util.regex.Pattern;

/** The path of the original image of a request: without the query and without transformations. */
final class OriginalPath {
    private static final Pattern QUERY = Pattern.compile("\\?.*");

    /** {@code /tr:w-300/} anywhere, and a size such as {@code /300x300/}. */
    private static final Pattern TRANSFORMATION = Pattern.compile("/(?:tr:[^/]*+|[0-9]{1,4}x[0-9]{1,4})(?=/)");

    private OriginalPath() {}

    static String of(String target) {
        return TRANSFORMATION.matcher(QUERY.matcher(target).replaceFirst("")).replaceAll("");
    }
}
