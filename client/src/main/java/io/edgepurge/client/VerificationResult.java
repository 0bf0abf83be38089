package io.edgepurge.client;

import java.util.Locale;

/** The result of a visit to a purged URL. It is true for one edge location at one time, never for all of them. */
public enum VerificationResult {
    /** The edge location served a copy from before the purge. */
    STALE,
    /** The response proves neither. */
    UNKNOWN,
    /** The edge location served a copy from after the purge, or fetched the file again. */
    FRESH,
    /** A visit follows. */
    PENDING;

    /** Returns the result as written in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static VerificationResult ofWord(String word) {
        try {
            return valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UnreadableResponse("'" + word + "' is not a result that this client knows", e);
        }
    }
}
