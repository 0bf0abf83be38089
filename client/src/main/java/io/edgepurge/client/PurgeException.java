package io.edgepurge.client;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown when a request fails. Its message may be logged: it identifies items by index, never by URL. */
public abstract sealed class PurgeException extends RuntimeException permits PurgeRefused, PurgeOutcomeUnknown {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<PurgeReceipt> accepted;

    PurgeException(String message, @Nullable Throwable cause, List<PurgeReceipt> accepted) {
        super(message, cause);
        this.accepted = List.copyOf(accepted);
    }

    /** Returns the purges of a bulk request that were accepted before the failure. */
    public List<PurgeReceipt> accepted() {
        return accepted;
    }
}
