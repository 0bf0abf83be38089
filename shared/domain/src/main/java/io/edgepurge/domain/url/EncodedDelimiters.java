package io.edgepurge.domain.url;

import io.edgepurge.domain.path.DecodedPath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Escapes of delimiters that a path must not contain. An encoded slash is part of a name, as long as no decoder can read a dot
 * segment. In a query, escapes delimit nothing.
 */
final class EncodedDelimiters {
    private static final Pattern ALWAYS = Pattern.compile("%(?:5C|00|2A)", Pattern.CASE_INSENSITIVE);

    private EncodedDelimiters() {}

    /** Returns the position of the first one in the path of the target; negative if there is none. */
    static int firstIn(String target) {
        String path = TargetRules.pathOf(target);
        Matcher other = ALWAYS.matcher(path);
        int first = other.find() ? other.start() : -1;
        DecodedPath decoded = DecodedPath.of(path);
        int slash = decoded.firstEncodedSlash();
        if (slash < 0 || !decoded.hasDotSegment()) {
            return first;
        }
        return first < 0 ? slash : Math.min(slash, first);
    }
}
