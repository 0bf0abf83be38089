package io.edgepurge.local.origin;

import java.math.BigInteger;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The cache tag that all variants of an image share, as docs/image-variants.md defines it for the template {@code
 * img:{sha256-base32-26}}. The code shares nothing with the service, like that of a real origin.
 */
final class ImageTag {
    private static final int RADIX = 32;
    private static final int DIGITS = 52;
    private static final int TAG_DIGITS = 26;
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private ImageTag() {}

    /** @param key the percent-encoded path below the account's folder */
    static String of(String key) {
        // a hash of 256 bits is 51 digits of five bits and one bit more, which four zero bits fill up
        String number = new BigInteger(1, sha256(octets(key))).shiftLeft(4).toString(RADIX);
        return "img:"
                + ("0".repeat(DIGITS - number.length()) + number)
                        .substring(0, TAG_DIGITS)
                        .chars()
                        .map(digit -> ALPHABET.charAt(Character.digit(digit, RADIX)))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    }

    /** Decodes escapes only: a plus sign stays a plus sign. */
    private static byte[] octets(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
