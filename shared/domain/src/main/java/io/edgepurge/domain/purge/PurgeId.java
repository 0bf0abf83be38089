package io.edgepurge.domain.purge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a purge: a time-ordered UUID (RFC 9562, version 7) as lower-case text. Its timestamp is the time at which the purge
 * joins its queues, so ids sort by that time.
 */
public record PurgeId(String value) implements Comparable<PurgeId> {
    private static final Duration TRANSACTIONS_END_WITHIN = Duration.ofHours(1);

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** The latest timestamp that fits into an id, minus one second. */
    private static final Instant LATEST = Instant.ofEpochMilli((1L << 48) - 1_000);

    /** @throws IllegalArgumentException if the text is not a lower-case UUID */
    public PurgeId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a purge id is a lower-case UUID, not '" + value + "'");
        }
    }

    /** Returns the id that a caller sent; empty if it is not a valid id. */
    public static Optional<PurgeId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new PurgeId(text)) : Optional.empty();
    }

    /**
     * Returns a text that sorts before the ids of all purges that join their queues at this time or later, and after all others.
     * Times outside the range of an id are clamped to 1970 and the year 10889.
     */
    public static String earliestAt(Instant time) {
        long seconds = Math.clamp(time.getEpochSecond(), 0, LATEST.getEpochSecond());
        String millis =
                "%012x".formatted(Instant.ofEpochSecond(seconds, time.getNano()).toEpochMilli());
        return millis.substring(0, 8) + "-" + millis.substring(8);
    }

    /**
     * Returns the timestamp in milliseconds, as shown by the clock of the process that accepted the purge. A purge with a start
     * time is not planned before it.
     */
    public Instant queuedAt() {
        return Instant.ofEpochMilli(Long.parseLong(value.substring(0, 8) + value.substring(9, 13), 16));
    }

    /**
     * Returns true if the writes that record the purge have certainly ended. Until then, a reader can find the purge's queue
     * entry but not yet the purge: the entry is written first, and DynamoDB isolates a transaction from single reads, not from
     * several. An hour is longer than any of these writes and tolerates clocks that differ.
     *
     * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html">isolation levels</a>
     */
    public boolean isSettled(Instant now) {
        return now.isAfter(queuedAt().plus(TRANSACTIONS_END_WITHIN));
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
