package io.edgepurge.domain.path;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Percent sequences with a special meaning. A URL endpoint contains none of them. A URL can contain some of them, depending on their
 * position.
 */
public enum Escape {
    /** A '%' without two hexadecimal digits after it. The other checks assume that every '%' starts an escape. */
    MALFORMED("%(?![0-9A-F]{2})"),
    /** Encoded slash, backslash, NUL, and '*', whose meaning depends on the decoder. */
    DELIMITER("%(?:2F|5C|00|2A)"),
    /** Encoded control characters, which no file name contains on purpose. */
    CONTROL("%(?:[01][0-9A-F]|7F)"),
    /**
     * Encoded letters, digits, and "-._~". Clients never encode them, and the edge caches the plain form.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.3">RFC 3986, section 2.3</a>
     */
    UNRESERVED("%(?:2[DE]|3[0-9]|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AE])");

    private final Pattern pattern;

    Escape(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    /** Returns true if the text contains such a sequence. */
    public boolean isIn(String text) {
        return pattern.matcher(text).find();
    }

    /** Returns the position of the first such sequence; negative if there is none. */
    public int firstIn(String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.start() : -1;
    }
}
