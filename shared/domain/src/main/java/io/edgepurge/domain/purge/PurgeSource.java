package io.edgepurge.domain.purge;

import java.util.Locale;

/** The door through which a purge came in. */
public enum PurgeSource {
    /** {@code POST /v1/purges}. */
    API,
    /** {@code POST /v1/files/purge}, the call of ImageKit's client libraries. */
    IMAGEKIT,
    /** Another Lambda function. */
    INVOKE,
    /** A schedule. */
    SCHEDULE,
    /** An operator with AWS credentials, straight against the table: passes the wildcard rules and the quota. */
    OPERATOR;

    /** The word in JSON, logs and the table: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its purges are charged to the account's monthly quota. */
    public boolean isCharged() {
        return this != OPERATOR;
    }

    /** @throws IllegalArgumentException if no source has this word */
    public static PurgeSource ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
