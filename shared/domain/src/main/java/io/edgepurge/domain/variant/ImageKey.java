package io.edgepurge.domain.variant;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The key of an image: its path below the URL endpoint, without a slash before it. For an S3 bucket behind the endpoint, it is the
 * key of the object. Its octets are the percent-decoded octets of the path, so all spellings of a URL that decode to the same octets
 * have one key. A {@code +} stays a {@code +}.
 *
 * @param encoded the percent-encoded path below the endpoint, without a query
 */
public record ImageKey(String encoded) {
    private static final int ESCAPE_CHARS = 3;
    private static final int HEX = 16;

    /** Returns the octets of the key. */
    byte[] octets() {
        byte[] text = encoded.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length);
        for (int at = 0; at < text.length; at++) {
            if (isEscape(text, at)) {
                octets.write(Character.digit(text[at + 1], HEX) * HEX + Character.digit(text[at + 2], HEX));
                at += ESCAPE_CHARS - 1;
            } else {
                octets.write(text[at]);
            }
        }
        return octets.toByteArray();
    }

    /** Returns the SHA-256 hash of the octets. */
    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean isEscape(byte[] text, int at) {
        return text[at] == '%'
                && at + 2 < text.length
                && Character.digit(text[at + 1], HEX) >= 0
                && Character.digit(text[at + 2], HEX) >= 0;
    }
}
