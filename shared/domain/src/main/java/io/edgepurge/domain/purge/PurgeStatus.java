package io.edgepurge.domain.purge;

import java.util.Locale;

/** The status of an item or a purge. The last three are terminal. */
public enum PurgeStatus {
    /** Accepted, and not in an invalidation yet. */
    QUEUED,
    /** CloudFront has created an invalidation that contains it. */
    SUBMITTED,
    /** CloudFront reports the invalidation as completed, so the edge no longer serves the old object. */
    COMPLETED,
    /** Not purged; the reason is stored. */
    FAILED,
    /** Canceled by its account before any invalidation contained it. */
    CANCELLED;

    /** Returns whether the status is final. */
    public boolean isTerminal() {
        return switch (this) {
            case QUEUED, SUBMITTED -> false;
            case COMPLETED, FAILED, CANCELLED -> true;
        };
    }

    /** Returns the lower-case word used in JSON, logs and the table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no status has this word */
    public static PurgeStatus ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
