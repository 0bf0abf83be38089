package io.edgepurge.client;

/** Checks the size of a request before it is sent. */
final class Limits {
    private static final int MAX_BULK_ITEMS = 10_000;

    private Limits() {}

    static void requireOnePurge(PurgeRequest request) {
        if (request.size() > PurgeClient.MAX_ITEMS) {
            throw new IllegalArgumentException("a purge can have at most " + PurgeClient.MAX_ITEMS + " items, not "
                    + request.size() + "; use purgeAll for more");
        }
    }

    static void requireBulk(PurgeRequest request) {
        if (request.size() > MAX_BULK_ITEMS) {
            throw new IllegalArgumentException(
                    "a request can have at most " + MAX_BULK_ITEMS + " items, not " + request.size());
        }
    }
}
