package io.edgepurge.domain.url;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decodes paths as often as possible, to find out what a server that decodes them repeatedly would read. */
final class Decoding {
    private static final int ESCAPE_CHARS = 3;
    private static final int HEX = 16;
    private static final int ASCII_CHARS = 0x80;

    /** A segment of one or two dots. Some servers ignore a path parameter, which starts with a semicolon. */
    private static final Pattern DOT_SEGMENT =
            Pattern.compile("(?:^|[/\\\\])\\.{1,2}(?:;[^/\\\\]*+|\\*)?(?=[/\\\\]|$)");

    private static final Pattern ENCODED_SLASH = Pattern.compile("%(?:25)*+2F", Pattern.CASE_INSENSITIVE);

    private Decoding() {}

    /** Returns the position of the first slash that is encoded once or repeatedly; negative if there is none. */
    static int firstSlashIn(String path) {
        Matcher slash = ENCODED_SLASH.matcher(path);
        return slash.find() ? slash.start() : -1;
    }

    /** Decodes all slashes, and nothing else. */
    static String withPlainSlashes(String path) {
        return ENCODED_SLASH.matcher(path).replaceAll("/");
    }

    /** Returns true if some number of decodings produces a dot segment. More decodings never remove one. */
    static boolean revealsDotSegment(String path) {
        return DOT_SEGMENT.matcher(repeated(path)).find();
    }

    /** Replaces ASCII escapes until no escape is left. Takes linear time. */
    static String repeated(String path) {
        StringBuilder decoded = new StringBuilder(path.length());
        for (int at = 0; at < path.length(); at++) {
            decoded.append(path.charAt(at));
            while (endsWithEscape(decoded)) {
                int octet = Integer.parseInt(decoded, decoded.length() - 2, decoded.length(), HEX);
                decoded.setLength(decoded.length() - ESCAPE_CHARS);
                decoded.append((char) octet);
            }
        }
        return decoded.toString();
    }

    private static boolean endsWithEscape(StringBuilder text) {
        int percent = text.length() - ESCAPE_CHARS;
        if (percent < 0 || text.charAt(percent) != '%') {
            return false;
        }
        int high = Character.digit(text.charAt(percent + 1), HEX);
        int low = Character.digit(text.charAt(percent + 2), HEX);
        return high >= 0 && low >= 0 && high * HEX + low < ASCII_CHARS;
    }
}
