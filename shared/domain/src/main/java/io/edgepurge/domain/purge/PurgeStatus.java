package io.edgepurge.domain.purge;

import java.util.Locale;

/** Where an item, or a whole purge, stands. The last three are terminal: they never change again. */
public enum PurgeStatus {
    /** Accepted; no invalidation carries it yet. */
    QUEUED,
    /** CloudFront has created an invalidation that carries it. */
    SUBMITTED,
    /** CloudFront says that the invalidation is completed: the edge no longer serves the old object. */
    COMPLETED,
    /** It will not be purged; the reason is recorded. */
    FAILED,
    /** Withdrawn by its account before any invalidation carried it. */
    CANCELLED;

    /** Whether nothing can follow. */
    public boolean isTerminal() {
        return switch (this) {
            case QUEUED, SUBMITTED -> false;
            case COMPLETED, FAILED, CANCELLED -> true;
        };
    }

    /** The word in JSON, logs and the table: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no status has this word */
    public static PurgeStatus ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
