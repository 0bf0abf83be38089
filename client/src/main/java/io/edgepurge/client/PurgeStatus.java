package io.edgepurge.client;

import java.util.Locale;

/** Where a purge, or one item of it, stands. */
public enum PurgeStatus {
    /** Accepted; no invalidation carries it yet. */
    QUEUED,
    /** CloudFront has created an invalidation that carries it. */
    SUBMITTED,
    /** CloudFront says so: the edge no longer serves the old object. */
    COMPLETED,
    /** It will not be purged; its items say why. */
    FAILED,
    /** Withdrawn before anything was done. */
    CANCELLED;

    /** Whether nothing can follow. */
    public boolean hasEnded() {
        return this != QUEUED && this != SUBMITTED;
    }

    /** The word of the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PurgeStatus ofWord(String word) {
        try {
            return valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UnreadableResponse("'" + word + "' is no status that this client knows", e);
        }
    }
}
