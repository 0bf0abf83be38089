package io.edgepurge.domain.purge;

import java.util.Optional;

/**
 * A caller's token for a request. Equal requests with the same key are one purge, for at least a day.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">Idempotency-Key header</a>
 */
public record IdempotencyKey(String value) {
    /** The maximum length of a key. */
    public static final int MAX_CHARS = 255;

    /** The format of a key, for error messages. */
    public static final String FORM = "1 to 255 printable ASCII characters";

    /** A slash and up to three digits. */
    private static final int CHARS_OF_A_PART = 4;

    static final int MAX_CHARS_OF_LISTS = MAX_CHARS - CHARS_OF_A_PART;

    /** @throws IllegalArgumentException if the text is not {@link #FORM} */
    public IdempotencyKey {
        if (!wellFormed(value)) {
            throw new IllegalArgumentException("an idempotency key is " + FORM);
        }
    }

    /** Returns the key that a caller sent; empty if it is not {@link #FORM}. */
    public static Optional<IdempotencyKey> parse(String text) {
        return wellFormed(text) ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
    }

    /** Returns whether the key is short enough to append the number of a part. */
    boolean hasRoomForParts() {
        return value.length() <= MAX_CHARS_OF_LISTS;
    }

    /** Returns the key of one part of a list, such as {@code release-7/0}. */
    IdempotencyKey ofPart(int part) {
        return new IdempotencyKey(value + "/" + part);
    }

    private static boolean wellFormed(String text) {
        return !text.isEmpty() && text.length() <= MAX_CHARS && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
