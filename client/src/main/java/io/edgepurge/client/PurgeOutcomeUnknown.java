package io.edgepurge.client;

import java.io.Serial;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when no usable response arrived, so the outcome of the request is unknown. A purge may have been accepted. Send the
 * same request again with the same idempotency key: it is accepted and charged once.
 */
public final class PurgeOutcomeUnknown extends PurgeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient String reason;
    private final transient Optional<String> idempotencyKey;

    /**
     * @param reason a sentence that says what happened
     * @param idempotencyKey of a request for a purge
     */
    PurgeOutcomeUnknown(String reason, Optional<String> idempotencyKey, @Nullable Throwable cause) {
        this(reason, idempotencyKey, cause, List.of());
    }

    private PurgeOutcomeUnknown(
            String reason, Optional<String> idempotencyKey, @Nullable Throwable cause, List<PurgeReceipt> accepted) {
        super(reason + advice(idempotencyKey), cause, accepted);
        this.reason = reason;
        this.idempotencyKey = idempotencyKey;
    }

    /** Returns the key to send the same request with again; empty if the request was not for a purge. */
    public Optional<String> idempotencyKey() {
        return idempotencyKey;
    }

    /** Returns this exception for a bulk request of which some batches were accepted. */
    PurgeOutcomeUnknown ofBulkRequest(PurgeRequest whole, List<PurgeReceipt> accepted) {
        return new PurgeOutcomeUnknown(reason, Optional.of(whole.idempotencyKey()), getCause(), accepted);
    }

    private static String advice(Optional<String> idempotencyKey) {
        return idempotencyKey
                .map(key -> " The purge may or may not have been accepted. Send the same request again with its"
                        + " idempotency key '" + key + "'; it is accepted and charged once.")
                .orElse(" Send the request again.");
    }
}
