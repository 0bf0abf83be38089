package io.edgepurge.aws;

import io.edgepurge.domain.purge.PurgeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The time for which the table keeps a purge, counted from its acceptance, or from its start time if it is delayed. While
 * CloudFront denies access, an item fails within three times {@code GIVE_UP_SECONDS}, at most 42 days after that. So no purge
 * expires while it waits, and its queue entries and plans need no expiry.
 *
 * <p>DynamoDB's time to live deletes the items of a purge some time after they have expired, in any order. Readers therefore hide
 * expired purges.
 *
 * @param time the retention, in whole seconds
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">DynamoDB, time to live</a>
 */
record Retention(Duration time) {
    static final Retention STANDARD = new Retention(Duration.ofDays(400));

    /** The attribute for DynamoDB's time to live, in seconds since 1970. */
    static final String EXPIRES_AT = "expiresAt";

    private static final String DAYS = "RETENTION_DAYS";
    private static final int LEAST_DAYS = 60;
    private static final int MOST_DAYS = 3653;

    /**
     * Reads {@code RETENTION_DAYS}; without it, returns {@link #STANDARD}.
     *
     * @throws IllegalArgumentException if the variable is not a whole number from 60 to 3653
     */
    static Retention of(Map<String, String> variables) {
        return variables.containsKey(DAYS)
                ? new Retention(Duration.ofDays(new Environment(variables).wholeNumber(DAYS, LEAST_DAYS, MOST_DAYS)))
                : STANDARD;
    }

    /** Returns the value of {@link #EXPIRES_AT} for all items of a purge. */
    AttributeValue expiry(PurgeId purge) {
        return Attributes.number(purge.queuedAt().plus(time).getEpochSecond());
    }

    /** Returns an item of a purge with its expiry. */
    Map<String, AttributeValue> with(PurgeId purge, Map<String, AttributeValue> item) {
        return Attributes.with(item, EXPIRES_AT, expiry(purge));
    }

    /** Returns true if a purge has expired, even if the table still contains it. */
    boolean hasExpired(PurgeId purge, Instant now) {
        return purge.value().compareTo(earliestKept(now)) < 0;
    }

    /** Returns a text that sorts before the IDs of all purges that have not expired, and after all others. */
    String earliestKept(Instant now) {
        return PurgeId.earliestAt(now.minus(time));
    }
}
