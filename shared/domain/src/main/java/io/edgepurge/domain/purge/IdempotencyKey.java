package io.edgepurge.domain.purge;

import java.util.Optional;

/**
 * Our caller's token on a request: the same key with the same request is the same purge, for at least a day.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">Idempotency-Key header</a>
 */
public record IdempotencyKey(String value) {
    private static final int MAX_CHARS = 255;

    /** What a key may look like, for those who have to tell a caller. */
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

    /** The key in a caller's words, or nothing if they are not {@link #FORM}. */
    public static Optional<IdempotencyKey> parse(String text) {
        return wellFormed(text) ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
    }

    /** Whether each part of a list can have a key made of this one. */
    boolean hasRoomForParts() {
        return value.length() <= MAX_CHARS_OF_LISTS;
    }

    /** The key of one part of a list, such as {@code release-7/0}. */
    IdempotencyKey ofPart(int part) {
        return new IdempotencyKey(value + "/" + part);
    }

    private static boolean wellFormed(String text) {
        return !text.isEmpty() && text.length() <= MAX_CHARS && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
