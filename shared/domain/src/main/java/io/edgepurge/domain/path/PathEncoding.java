package io.edgepurge.domain.path;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The percent-encoding of paths in CloudFront's cache. Non-ASCII characters (as UTF-8) and the unsafe characters of RFC 1738 are
 * encoded with uppercase digits. All other characters, including existing escapes, are unchanged.
 *
 * <p>CloudFront accepts paths with more escapes, but purges nothing for them.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1738#section-2.2">RFC 1738, section 2.2</a>
 */
public final class PathEncoding {
    /** The unsafe characters, except for '%', which starts an existing escape. */
    private static final String UNSAFE = " <>\"#{}|\\^~[]`";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    /** A UTF-8 continuation octet (10xxxxxx). */
    private static final Pattern CONTINUATION = Pattern.compile("%[89AaBb][0-9A-Fa-f]");

    private static final Pattern CUT_ESCAPE = Pattern.compile("%[0-9A-Fa-f]?$");

    /** An incomplete UTF-8 character of two, three, or four octets. */
    private static final Pattern CUT_CHARACTER =
            Pattern.compile("(?:%[C-Fc-f].|%[EFef].CONTINUATION|%[Ff].CONTINUATIONCONTINUATION)$"
                    .replace("CONTINUATION", CONTINUATION.pattern()));

    private PathEncoding() {}

    /**
     * Encodes text. Encoding is idempotent.
     *
     * @param text well-formed Unicode. A lone surrogate would become '?', so callers must refuse it first.
     */
    public static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            append(octet, encoded);
        }
        return encoded.toString();
    }

    /**
     * Returns the path with the digits of its escapes in uppercase, for comparisons. Both forms are equal in RFC 3986, section
     * 6.2.2.1, but not necessarily for CloudFront.
     */
    public static String comparable(String encoded) {
        return ESCAPE.matcher(encoded).replaceAll(escape -> escape.group().toUpperCase(Locale.ROOT));
    }

    /** Counts the Unicode code points of encoded text. An octet that is not UTF-8 counts at most once. */
    public static int countCharacters(String encoded) {
        String octets =
                ESCAPE.matcher(CONTINUATION.matcher(encoded).replaceAll("")).replaceAll("x");
        return octets.length();
    }

    /** Removes an incomplete character from the end of truncated encoded text. */
    static String wholeCharacters(String truncated) {
        String escapes = CUT_ESCAPE.matcher(truncated).replaceFirst("");
        return CUT_CHARACTER.matcher(escapes).replaceFirst("");
    }

    static boolean isEncoded(String text) {
        return text.chars().allMatch(PathEncoding::isSafe) && !Escape.MALFORMED.isIn(text);
    }

    private static void append(byte octet, StringBuilder encoded) {
        if (isSafe(octet)) {
            encoded.append((char) octet);
        } else {
            HEX.toHexDigits(encoded.append('%'), octet);
        }
    }

    /** Checks a character or octet. Octets from 0x80 are negative, and control characters are less than the space. */
    private static boolean isSafe(int character) {
        return character > ' ' && character < 0x7F && UNSAFE.indexOf(character) < 0;
    }
}
