package io.edgepurge.client;

import java.util.Locale;

/** The status of a purge or of one of its items. */
public enum PurgeStatus {
    /** Accepted, but not yet part of an invalidation. */
    QUEUED,
    /** Part of an invalidation that CloudFront has created. */
    SUBMITTED,
    /** Completed by CloudFront: the edge no longer serves the old object. */
    COMPLETED,
    /** Not purged; the items contain the reasons. */
    FAILED,
    /** Canceled before any work was done. */
    CANCELLED;

    /** Returns whether this status is final. */
    public boolean hasEnded() {
        return this != QUEUED && this != SUBMITTED;
    }

    /** Returns the status as written in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PurgeStatus ofWord(String word) {
        try {
            return valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UnreadableResponse("'" + word + "' is not a status that this client knows", e);
        }
    }
}
