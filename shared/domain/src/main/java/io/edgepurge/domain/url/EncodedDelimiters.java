package io.edgepurge.domain.url;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Escapes of delimiters that a URL must not contain. In a query, slashes and backslashes delimit nothing. In a path, an encoded slash
 * is part of a name, as long as no decoder can read a dot segment.
 */
final class EncodedDelimiters {
    private static final Pattern IN_PATH = Pattern.compile("%(?:5C|00|2A)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_QUERY = Pattern.compile("%(?:00|2A)", Pattern.CASE_INSENSITIVE);

    private EncodedDelimiters() {}

    /** Returns the position of the first one; negative if there is none. */
    static int firstIn(String target) {
        String path = TargetRules.pathOf(target);
        int inPath = firstInPath(path);
        if (inPath >= 0) {
            return inPath;
        }
        int inQuery = first(IN_QUERY, target.substring(path.length()));
        return inQuery < 0 ? -1 : path.length() + inQuery;
    }

    private static int firstInPath(String path) {
        int slash = Decoding.firstSlashIn(path);
        int other = first(IN_PATH, path);
        if (slash < 0 || !Decoding.revealsDotSegment(path)) {
            return other;
        }
        return other < 0 ? slash : Math.min(slash, other);
    }

    private static int first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.start() : -1;
    }
}
