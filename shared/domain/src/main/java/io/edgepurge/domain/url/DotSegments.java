package io.edgepurge.domain.url;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Detects and resolves the path segments {@code .} and {@code ..}, plain or encoded. Browsers resolve them before a request, so
 * no file is cached under them. Segments that end with {@code *} also count.
 */
final class DotSegments {
    private static final Pattern ONE = Pattern.compile("(?:\\.|%2E)\\*?", Pattern.CASE_INSENSITIVE);
    private static final Pattern TWO = Pattern.compile("(?:\\.|%2E){2}\\*?", Pattern.CASE_INSENSITIVE);

    private DotSegments() {}

    static boolean areIn(String target) {
        return segments(target).stream().anyMatch(segment -> isOne(segment) || isTwo(segment));
    }

    /**
     * Resolves dot segments as browsers do. A last segment of dots before a {@code *} is kept, because its meaning is unclear.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4">RFC 3986, section 5.2.4</a>
     */
    static String resolvedIn(String target) {
        List<String> segments = segments(target);
        Deque<String> resolved = new ArrayDeque<>();
        segments.subList(0, segments.size() - 1).forEach(segment -> follow(segment, resolved));
        String last = segments.getLast();
        if (last.endsWith("*")) {
            resolved.addLast(last);
        } else {
            follow(last, resolved);
            resolved.addLast(isOne(last) || isTwo(last) ? "" : resolved.removeLast());
        }
        return String.join("/", resolved) + target.substring(endOfPath(target));
    }

    /** Appends or resolves one segment. The first segment, before the leading slash, is empty and is never removed. */
    private static void follow(String segment, Deque<String> resolved) {
        if (segment.endsWith("*")) {
            resolved.addLast(segment);
        } else if (isTwo(segment) && resolved.size() > 1) {
            resolved.removeLast();
        } else if (!isOne(segment) && !isTwo(segment)) {
            resolved.addLast(segment);
        }
    }

    private static List<String> segments(String target) {
        return List.of(target.substring(0, endOfPath(target)).split("/", -1));
    }

    private static int endOfPath(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target.length() : query;
    }

    private static boolean isOne(String segment) {
        return ONE.matcher(segment).matches();
    }

    private static boolean isTwo(String segment) {
        return TWO.matcher(segment).matches();
    }
}
