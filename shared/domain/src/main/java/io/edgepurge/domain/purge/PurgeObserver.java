package io.edgepurge.domain.purge;

/**
 * An observer of purge requests. Services notify it after the outcome is recorded and before the caller receives it.
 * Exceptions are ignored. Safe for use by many threads.
 */
public interface PurgeObserver {
    /** Ignores all notifications. */
    PurgeObserver NONE = new PurgeObserver() {
        @Override
        public void accepted(Purge purge) {}

        @Override
        public void repeated(Purge first) {}

        @Override
        public void refused(PurgeRequest request, Refusal refusal) {}

        @Override
        public void cancelled(Purge purge) {}
    };

    /** Called when a purge is recorded, charged and queued. */
    void accepted(Purge purge);

    /** Called when a repeated request returns the first purge; nothing was recorded or charged. */
    void repeated(Purge first);

    /** Called when a request is refused; nothing was recorded or charged. */
    void refused(PurgeRequest request, Refusal refusal);

    /** Called when a purge is canceled and refunded, and again for each repeated cancellation. */
    void cancelled(Purge purge);
}
