package io.edgepurge.domain.url;

import io.edgepurge.domain.path.PathEncoding;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The case of the digits of escapes. */
final class EscapeCase {
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern LOWER = Pattern.compile("%(?:[a-f]|[0-9A-F][a-f])");
    private static final Pattern NON_ASCII = Pattern.compile("%[89A-Fa-f]");

    private EscapeCase() {}

    /** Returns the text in uppercase escapes, and in lowercase ones if it contains non-ASCII characters; without the text itself. */
    static List<String> othersOf(String text) {
        String lower = NON_ASCII.matcher(text).find() ? lower(text) : text;
        return Stream.of(PathEncoding.comparable(text), lower)
                .distinct()
                .filter(Predicate.not(text::equals))
                .toList();
    }

    /** Returns true if the digits of any escape are in lowercase. */
    static boolean isLowerIn(String text) {
        return LOWER.matcher(text).find();
    }

    static String lower(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
    }
}
