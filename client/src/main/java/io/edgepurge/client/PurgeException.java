package io.edgepurge.client;

import java.io.Serial;
import java.util.List;

/** A call that did not come to what it asked for. Its message may be logged: it names items by their index alone. */
public abstract sealed class PurgeException extends RuntimeException permits PurgeRefused, PurgeOutcomeUnknown {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<PurgeReceipt> accepted;

    PurgeException(String message, @org.jspecify.annotations.Nullable Throwable cause, List<PurgeReceipt> accepted) {
        super(message, cause);
        this.accepted = List.copyOf(accepted);
    }

    /** Of a long request, the purges that were accepted before this happened. */
    public List<PurgeReceipt> accepted() {
        return accepted;
    }
}
