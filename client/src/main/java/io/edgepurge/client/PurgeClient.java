package io.edgepurge.client;

/** Requests purges and waits until they are accepted. Safe for use by many threads. */
public interface PurgeClient {
    /** The maximum number of URLs, tags, and images of one purge. */
    int MAX_ITEMS = 100;

    /**
     * Requests one purge. When this method returns, the purge is accepted: recorded and charged, but not yet completed.
     *
     * @throws PurgeRefused if the purge is not accepted; nothing was recorded or charged
     * @throws PurgeOutcomeUnknown if there is no usable response; send the same request again
     * @throws IllegalArgumentException if the request has more than {@link #MAX_ITEMS} items; see {@link #purgeAll}
     */
    AcceptedPurge purge(PurgeRequest request);

    /**
     * Requests as many purges as the items need: up to 10,000 items by invocation, any number over HTTP.
     *
     * <p>Of more than {@link #MAX_ITEMS} items, exact duplicates are dropped. The rest is split into purges of 100 items with
     * the keys {@code key/0}, {@code key/1} and so on. All items are checked before the first purge is accepted. The same
     * request sent again continues where it stopped.
     *
     * @throws PurgeRefused if an item is refused, or at the first purge that is not accepted; lists the accepted ones
     * @throws PurgeOutcomeUnknown if there is no usable response; send the same request again
     */
    AcceptedPurges purgeAll(PurgeRequest request);
}
