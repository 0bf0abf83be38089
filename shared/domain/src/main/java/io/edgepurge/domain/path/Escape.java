package io.edgepurge.domain.path;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The percent sequences that no path may hold, in the order in which they are looked for. */
public enum Escape {
    /** A '%' that is not followed by two hexadecimal digits. Once there is none, every '%' starts an escape. */
    MALFORMED("%(?![0-9A-F]{2})"),
    /** Slash, backslash, NUL and '*': what they mean depends on who decodes them, and when. */
    DELIMITER("%(?:2F|5C|00|2A)"),
    /** Control characters, which no name of a file holds on purpose. */
    CONTROL("%(?:[01][0-9A-F]|7F)"),
    /**
     * Letters, digits and "-._~", which no client encodes: the edge keeps their plain spelling.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.3">RFC 3986, section 2.3</a>
     */
    UNRESERVED("%(?:2[DE]|3[0-9]|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AE])");

    private final Pattern pattern;

    Escape(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    /** Whether the text holds such a sequence. */
    public boolean isIn(String text) {
        return pattern.matcher(text).find();
    }

    /** The text with each such sequence replaced by what {@code replacement} makes of it. */
    public String replacedIn(String text, UnaryOperator<String> replacement) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match.group())));
    }
}
