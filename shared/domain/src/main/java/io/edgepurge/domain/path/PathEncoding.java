package io.edgepurge.domain.path;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The one spelling of a path that CloudFront finds in its cache: non-ASCII characters (as UTF-8) and the characters that
 * RFC 1738 calls unsafe are percent-encoded with upper-case digits; everything else stays as it is, escapes included.
 *
 * <p>Encoding more than that is accepted by CloudFront and purges nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1738#section-2.2">RFC 1738, section 2.2</a>
 */
public final class PathEncoding {
    /** Without '%', which starts the escapes that are already there. */
    private static final String UNSAFE = " <>\"#{}|\\^~[]`";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    /** Every octet of a character in UTF-8 but the first: 10xxxxxx. */
    private static final Pattern CONTINUATION = Pattern.compile("%[89AaBb][0-9A-Fa-f]");

    private static final Pattern CUT_ESCAPE = Pattern.compile("%[0-9A-Fa-f]?$");

    /** The first octets, but not all, of a character of two, three or four. */
    private static final Pattern CUT_CHARACTER =
            Pattern.compile("(?:%[C-Fc-f].|%[EFef].CONTINUATION|%[Ff].CONTINUATIONCONTINUATION)$"
                    .replace("CONTINUATION", CONTINUATION.pattern()));

    private PathEncoding() {}

    /**
     * Encodes what needs it. Encoding twice gives the same as encoding once.
     *
     * @param text well-formed Unicode; a lone surrogate has no UTF-8 and becomes '?', so it must be refused before
     */
    public static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            append(octet, encoded);
        }
        return encoded.toString();
    }

    /**
     * The same path with the digits of its escapes in upper case, for comparing: RFC 3986, section 6.2.2.1, calls the two
     * equal, CloudFront does not promise to.
     */
    public static String comparable(String encoded) {
        return ESCAPE.matcher(encoded).replaceAll(escape -> escape.group().toUpperCase(Locale.ROOT));
    }

    /** How many characters (Unicode code points) an encoded text spells. An octet outside of UTF-8 counts at most once. */
    public static int countCharacters(String encoded) {
        String octets =
                ESCAPE.matcher(CONTINUATION.matcher(encoded).replaceAll("")).replaceAll("x");
        return octets.length();
    }

    /** The start of an encoded text without the rest of a character that was cut through at its end. */
    static String wholeCharacters(String start) {
        String escapes = CUT_ESCAPE.matcher(start).replaceFirst("");
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

    /** Octets from 0x80 on are negative, control characters lie below the space. */
    private static boolean isSafe(int character) {
        return character > ' ' && character < 0x7F && UNSAFE.indexOf(character) < 0;
    }
}
