package io.edgepurge.domain.purge;

import java.util.Locale;

/** The interface through which a purge was requested. */
public enum PurgeSource {
    /** {@code POST /v1/purges}. */
    API,
    /** {@code POST /v1/files/purge}, the call of ImageKit's client libraries. */
    IMAGEKIT,
    /** Another Lambda function. */
    INVOKE,
    /** A schedule. */
    SCHEDULE,
    /** An operator with AWS credentials who writes to the table. Wildcard rules and the quota do not apply. */
    OPERATOR;

    /** Returns the lower-case word used in JSON, logs and the table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether purges from this source are charged to the account's monthly quota. */
    public boolean isCharged() {
        return this != OPERATOR;
    }

    /** @throws IllegalArgumentException if no source has this word */
    public static PurgeSource ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
