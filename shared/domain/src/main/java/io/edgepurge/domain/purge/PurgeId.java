package io.edgepurge.domain.purge;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one purge. A time-ordered UUID (RFC 9562, version 7) in its lower-case text form, so that ids sort by the time at
 * which they were drawn.
 */
public record PurgeId(String value) implements Comparable<PurgeId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** @throws IllegalArgumentException if the text is not a lower-case UUID */
    public PurgeId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a purge id is a lower-case UUID, not '" + value + "'");
        }
    }

    /** The id that a caller wrote, or nothing where no purge could ever have it. */
    public static Optional<PurgeId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new PurgeId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(PurgeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
