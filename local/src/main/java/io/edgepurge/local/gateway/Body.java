package io.edgepurge.local.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** The bytes of a request or response body; equal if the content is equal. */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode compare the content
record Body(byte[] bytes) {
    static final Body NONE = new Body(new byte[0]);

    static Body of(String text) {
        return new Body(text.getBytes(StandardCharsets.UTF_8));
    }

    static Body ofBase64(String text) {
        return new Body(Base64.getDecoder().decode(text));
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Returns true if {@link #text()} represents the bytes exactly. */
    boolean isUtf8() {
        return Arrays.equals(bytes, text().getBytes(StandardCharsets.UTF_8));
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body(byte[] others) && Arrays.equals(bytes, others);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }
}
