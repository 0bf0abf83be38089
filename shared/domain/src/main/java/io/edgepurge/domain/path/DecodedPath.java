package io.edgepurge.domain.path;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path as servers read it that decode it repeatedly. ASCII escapes are decoded until none is left, including those with more UTF-8
 * octets than needed, which lenient decoders accept. Other escapes remain. Decoding takes linear time.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3629#section-10">RFC 3629, section 10, overlong sequences</a>
 */
public final class DecodedPath {
    private static final int ESCAPE_CHARS = 3;
    private static final int HEX = 16;
    private static final int ASCII_CHARS = 0x80;

    /** The longest form of UTF-8 before RFC 3629. */
    private static final int MAX_OCTETS = 6;

    private static final int BITS_OF_CONTINUATION = 6;
    private static final int CONTINUATION = 0b10;

    /** A segment of one or two dots. Some servers ignore a path parameter, which starts with a semicolon. */
    private static final Pattern DOT_SEGMENT =
            Pattern.compile("(?:^|[/\\\\])\\.{1,2}(?:;[^/\\\\]*+|\\*)?(?=[/\\\\]|$)");

    private static final Pattern OCTETS = Pattern.compile("(?:%[89A-Fa-f][0-9A-Fa-f])++");

    private final String path;
    private final StringBuilder text;

    /** The position in the path at which each decoded character starts. */
    private final int[] starts;

    private DecodedPath(String path) {
        this.path = path;
        this.text = new StringBuilder(path.length());
        this.starts = new int[path.length() + 1];
        for (int at = 0; at < path.length(); at++) {
            starts[text.length()] = at;
            text.append(path.charAt(at));
            decodeEnd();
        }
        starts[text.length()] = path.length();
    }

    /** Decodes a path; any text is allowed as input. */
    public static DecodedPath of(String path) {
        return new DecodedPath(path);
    }

    /** Returns the decoded text. */
    public String text() {
        return text.toString();
    }

    /**
     * Returns a form in which all spellings of the path are equal: also non-ASCII characters are decoded, and composed (NFC). Octets
     * that are not UTF-8 stay escaped, in uppercase.
     */
    public String canonical() {
        StringBuilder canonical = new StringBuilder(text.length());
        Matcher octets = OCTETS.matcher(text);
        while (octets.find()) {
            octets.appendReplacement(canonical, Matcher.quoteReplacement(utf8(octets.group())));
        }
        return Normalizer.normalize(octets.appendTail(canonical), Form.NFC);
    }

    private static String utf8(String escapes) {
        byte[] octets = HexFormat.of().parseHex(escapes.replace("%", ""));
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            return escapes.toUpperCase(Locale.ROOT);
        }
    }

    /** Returns true if some number of decodings produces a dot segment. More decodings never remove one. */
    public boolean hasDotSegment() {
        return DOT_SEGMENT.matcher(text).find();
    }

    /** Returns the position in the path of the first encoded slash; negative if there is none. */
    public int firstEncodedSlash() {
        for (int at = 0; at < text.length(); at++) {
            if (isEncoded(at) && text.charAt(at) == '/') {
                return starts[at];
            }
        }
        return -1;
    }

    /** Returns the path with all encoded slashes and backslashes as slashes, and nothing else decoded. */
    public String withPlainSlashes() {
        StringBuilder plain = new StringBuilder(path.length());
        for (int at = 0; at < text.length(); at++) {
            if (isEncoded(at) && (text.charAt(at) == '/' || text.charAt(at) == '\\')) {
                plain.append('/');
            } else {
                plain.append(path, starts[at], starts[at + 1]);
            }
        }
        return plain.toString();
    }

    private boolean isEncoded(int at) {
        return starts[at + 1] - starts[at] > 1;
    }

    /** Replaces escapes at the end of the text by their character. The result can complete another escape. */
    private void decodeEnd() {
        int octets = 1;
        while (octets <= MAX_OCTETS) {
            int start = text.length() - octets * ESCAPE_CHARS;
            int character = characterAt(start, octets);
            if (character >= 0 && character < ASCII_CHARS) {
                text.setLength(start);
                text.append((char) character);
                octets = 1;
            } else {
                octets++;
            }
        }
    }

    /** Returns the character that a lenient decoder reads from a number of escaped octets; negative if it reads none. */
    private int characterAt(int start, int octets) {
        int first = octetAt(start);
        if (octets == 1 || first < 0) {
            return first;
        }
        int prefix = first >> (7 - octets);
        int character = prefix == (1 << (octets + 1)) - 2 ? first & (0x7F >> octets) : -1;
        for (int octet = 1; octet < octets && character >= 0; octet++) {
            int next = octetAt(start + octet * ESCAPE_CHARS);
            character = next >> BITS_OF_CONTINUATION == CONTINUATION
                    ? (character << BITS_OF_CONTINUATION) + (next & 0x3F)
                    : -1;
        }
        return character;
    }

    /** Returns the octet of the escape at a position; negative if there is no escape. */
    private int octetAt(int position) {
        if (position < 0 || text.charAt(position) != '%') {
            return -1;
        }
        int high = Character.digit(text.charAt(position + 1), HEX);
        int low = Character.digit(text.charAt(position + 2), HEX);
        return high >= 0 && low >= 0 ? high * HEX + low : -1;
    }
}
