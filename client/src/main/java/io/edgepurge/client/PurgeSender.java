package io.edgepurge.client;

/** Sends purges without waiting until they are accepted. Safe for use by many threads. */
public interface PurgeSender {
    /**
     * Sends a request of any length. When this method returns, the request is stored but not yet accepted. A request that is
     * refused later appears only in the on-failure destination of the service's function.
     *
     * @throws PurgeRefused if the request was not stored
     * @throws PurgeOutcomeUnknown if there is no usable response; send the same request again
     */
    void send(PurgeRequest request);
}
