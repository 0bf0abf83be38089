package io.edgepurge.client;

/** Hands purges over without waiting for what becomes of them. Safe for use by many threads. */
public interface PurgeSender {
    /**
     * Hands the request over, whatever its length. It is kept and will be tried, but not accepted yet: what is refused shows
     * in the on-failure destination of the service's function and nowhere else.
     *
     * @throws PurgeRefused if it was not taken
     * @throws PurgeOutcomeUnknown if nobody knows; send the same request again
     */
    void send(PurgeRequest request);
}
