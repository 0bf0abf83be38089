package io.edgepurge.domain.purge;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one purge. A time-ordered UUID (RFC 9562, version 7) in its lower-case text form. Its time is
 * that at which the purge joins its queues, so ids sort by it.
 */
public record PurgeId(String value) implements Comparable<PurgeId> {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** Its id begins with twelve times 'f', less the last second. */
    private static final Instant LATEST = Instant.ofEpochMilli((1L << 48) - 1_000);

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

    /**
     * Every id of a purge that joins its queues at this time or later sorts behind this text, and no other does. Times that
     * no id can hold are taken for the nearest that one can: 1970 and the year 10889.
     */
    public static String earliestAt(Instant time) {
        long seconds = Math.clamp(time.getEpochSecond(), 0, LATEST.getEpochSecond());
        String millis =
                "%012x".formatted(Instant.ofEpochSecond(seconds, time.getNano()).toEpochMilli());
        return millis.substring(0, 8) + "-" + millis.substring(8);
    }

    /** The time in the id, to the millisecond: before it the purge is not to be planned. */
    public Instant queuedAt() {
        return Instant.ofEpochMilli(Long.parseLong(value.substring(0, 8) + value.substring(9, 13), 16));
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
