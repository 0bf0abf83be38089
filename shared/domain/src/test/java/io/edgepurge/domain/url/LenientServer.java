package io.edgepurge.domain.url;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small model of servers that decode a path several times, accept overlong UTF-8, ignore path parameters, and read backslashes as
 * slashes. It is independent of the checker and takes any time.
 */
final class LenientServer {
    private static final int MAX_DECODINGS = 5;

    private LenientServer() {}

    /** Returns the paths that servers with 0, 1, 2, … decodings resolve, each in one of two ways. */
    static Stream<String> pathsReadFrom(String path) {
        List<String> read = new ArrayList<>();
        String text = path;
        for (int decodings = 0; decodings < MAX_DECODINGS; decodings++) {
            read.add(resolved(text));
            read.add(resolved(withoutOverlong(text)));
            text = decodedOnce(text);
            read.add(resolved(text));
            text = withoutOverlong(text);
        }
        return read.stream().distinct();
    }

    /** Decodes all escapes at once; the characters are octets. */
    private static String decodedOnce(String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream();
        for (int at = 0; at < octets.length; at++) {
            int octet = octets[at] == '%' ? escapeAt(text, at) : -1;
            decoded.write(octet < 0 ? octets[at] : octet);
            at += octet < 0 ? 0 : 2;
        }
        return decoded.toString(StandardCharsets.ISO_8859_1);
    }

    private static int escapeAt(String text, int percent) {
        String digits = text.substring(percent + 1, Math.min(text.length(), percent + 3));
        return digits.matches("[0-9A-Fa-f]{2}") ? Integer.parseInt(digits, 16) : -1;
    }

    /** Replaces the overlong forms of the ASCII characters that matter. */
    private static String withoutOverlong(String octets) {
        if (octets.chars().allMatch(octet -> octet < 0xC0)) {
            return octets;
        }
        String text = octets;
        for (char character :
                List.of('.', '/', '\\', '%', ';', '2', '5', 'E', 'F', 'e', 'f', 'c', 'C', '0', 'A', 'a')) {
            text = text.replace(overlong(0xC0, 2, character), String.valueOf(character))
                    .replace(overlong(0xE0, 3, character), String.valueOf(character))
                    .replace(overlong(0xF0, 4, character), String.valueOf(character))
                    .replace(overlong(0xF8, 5, character), String.valueOf(character))
                    .replace(overlong(0xFC, 6, character), String.valueOf(character));
        }
        return text;
    }

    private static String overlong(int lead, int octets, char character) {
        String high = octets == 2
                ? String.valueOf((char) (lead | (character >> 6)))
                : (char) lead + "\u0080".repeat(octets - 3) + (char) (0x80 | (character >> 6));
        return high + (char) (0x80 | (character & 0x3F));
    }

    /** Resolves dot segments after removing path parameters. */
    private static String resolved(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.replace('\\', '/').split("/", -1)) {
            String name = segment.split(";", 2)[0];
            if (name.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.removeLast();
                }
            } else if (!name.equals(".")) {
                segments.add(segment);
            }
        }
        return String.join("/", segments);
    }
}
