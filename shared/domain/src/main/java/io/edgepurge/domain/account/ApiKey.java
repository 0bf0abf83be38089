package io.edgepurge.domain.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An API key as a caller sends it. Only its hash is stored, and {@code toString} hides it. */
public record ApiKey(String secret) {
    private static final int MAX_CHARS = 256;

    /**
     * Creates a key.
     *
     * @throws IllegalArgumentException if the text is empty or longer than 256 characters
     */
    public ApiKey {
        if (secret.isEmpty() || secret.length() > MAX_CHARS) {
            throw new IllegalArgumentException("an API key must have 1 to " + MAX_CHARS + " characters");
        }
    }

    /** Returns the key's SHA-256 hash in hexadecimal, used for storage and look-up. Keys are random, so they need no salt. */
    public String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ApiKey[hidden]";
    }
}
