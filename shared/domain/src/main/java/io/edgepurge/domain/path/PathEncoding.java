package io.edgepurge.domain.path;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

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
