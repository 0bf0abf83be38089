package io.edgepurge.domain.variant;

import java.math.BigInteger;

/** An encoding of a SHA-256 hash in lowercase. */
enum HashEncoding {
    HEX(4, "0123456789abcdef"),
    /** RFC 4648, section 6, in lowercase and without padding. */
    BASE32(5, "abcdefghijklmnopqrstuvwxyz234567");

    private static final int HASH_BITS = 256;

    private final int bits;
    private final String alphabet;

    HashEncoding(int bits, String alphabet) {
        this.bits = bits;
        this.alphabet = alphabet;
    }

    /** Returns the number of bits of a character. */
    int bits() {
        return bits;
    }

    /** Returns the number of characters of a whole hash. */
    int maxCharacters() {
        return Math.ceilDiv(HASH_BITS, bits);
    }

    /** Encodes a hash; the last character is filled up with zero bits. */
    String encode(byte[] sha256) {
        int characters = maxCharacters();
        BigInteger filled = new BigInteger(1, sha256).shiftLeft(characters * bits - HASH_BITS);
        StringBuilder text = new StringBuilder(characters);
        for (int at = characters - 1; at >= 0; at--) {
            int index = filled.shiftRight(at * bits).intValue() & (alphabet.length() - 1);
            text.append(alphabet.charAt(index));
        }
        return text.toString();
    }
}
