package io.edgepurge.client;

/** Asks for purges and waits for the answer. Safe for use by many threads. */
public interface PurgeClient {
    /** How many URLs and tags one purge may have. */
    int MAX_ITEMS = 100;

    /**
     * Asks for one purge. It is accepted when this returns: recorded and charged, not yet carried out.
     *
     * @throws PurgeRefused if it is not; nothing was recorded or charged
     * @throws PurgeOutcomeUnknown if nobody knows; send the same request again
     * @throws IllegalArgumentException if the request has more than {@link #MAX_ITEMS} items; see {@link #purgeAll}
     */
    AcceptedPurge purge(PurgeRequest request);

    /**
     * Asks for as many purges as the request needs; by invocation it has up to 10,000 items, over HTTP any number. Of more than {@link #MAX_ITEMS}, repetitions are
     * dropped, and if still more remain, each hundred is a purge under the keys {@code key/0}, {@code key/1} and so on. All
     * items are checked before the first purge is accepted. The same request sent again goes on where it stopped.
     *
     * @throws PurgeRefused if an item is refused, or at the first purge that is not accepted; it says which were
     * @throws PurgeOutcomeUnknown if nobody knows; send the same request again
     */
    AcceptedPurges purgeAll(PurgeRequest request);
}
