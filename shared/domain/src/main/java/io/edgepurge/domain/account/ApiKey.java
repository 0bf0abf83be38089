package io.edgepurge.domain.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A private key as a caller presents it. Only its hash is ever stored; the text form hides it. */
public record ApiKey(String secret) {
    private static final int MAX_CHARS = 256;

    /** @throws IllegalArgumentException if it is empty or longer than any key we hand out */
    public ApiKey {
        if (secret.isEmpty() || secret.length() > MAX_CHARS) {
            throw new IllegalArgumentException("an API key must have 1 to " + MAX_CHARS + " characters");
        }
    }

    /** The SHA-256 of the key, in hex: what is stored and looked up. Keys are random, so no salt is needed. */
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
