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

    private static boolean wellFormed(String text) {
        return !text.isEmpty() && text.length() <= MAX_CHARS && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
