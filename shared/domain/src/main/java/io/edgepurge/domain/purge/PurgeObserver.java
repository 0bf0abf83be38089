package io.edgepurge.domain.purge;

/**
 * Told of what comes to the desks, after it is recorded and before the caller has the answer. What it throws harms nobody.
 * Safe for use by many threads.
 */
public interface PurgeObserver {
    /** Hears everything and says nothing. */
    PurgeObserver NONE = new PurgeObserver() {
        @Override
        public void accepted(Purge purge) {}

        @Override
        public void repeated(Purge first) {}

        @Override
        public void refused(PurgeRequest request, PurgeResult answer) {}

        @Override
        public void cancelled(Purge purge) {}
    };

    /** A purge is recorded, charged and queued. */
    void accepted(Purge purge);

    /** A request has come again and got its first answer; nothing was recorded or charged. */
    void repeated(Purge first);

    /**
     * A request is refused; nothing was recorded or charged.
     *
     * @param answer why: anything but {@link PurgeResult.Accepted}
     */
    void refused(PurgeRequest request, PurgeResult answer);

    /** A purge is cancelled and refunded. Told again if somebody cancels it again. */
    void cancelled(Purge purge);
}
