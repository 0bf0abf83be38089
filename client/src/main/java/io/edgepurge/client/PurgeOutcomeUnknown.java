package io.edgepurge.client;

import java.io.Serial;
import java.util.List;
import java.util.Optional;

/**
 * Nobody knows: no answer arrived, or the service could not say. If a purge was asked for, it may have been accepted. The same
 * request under the same idempotency key makes sure of it, and is charged once.
 */
public final class PurgeOutcomeUnknown extends PurgeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient NoResponse what;

    PurgeOutcomeUnknown(NoResponse what) {
        this(what, List.of());
    }

    private PurgeOutcomeUnknown(NoResponse what, List<PurgeReceipt> accepted) {
        super(what.message(), what.cause(), accepted);
        this.what = what;
    }

    /** The key to send the same request under again; nothing if the call asked for no purge. */
    public Optional<String> idempotencyKey() {
        return what.idempotencyKey();
    }

    /** The same while parts of a long request had been accepted, under the key of the whole. */
    PurgeOutcomeUnknown within(PurgeRequest whole, List<PurgeReceipt> accepted) {
        return new PurgeOutcomeUnknown(
                new NoResponse(what.happened(), Optional.of(whole.idempotencyKey()), getCause()), accepted);
    }
}
