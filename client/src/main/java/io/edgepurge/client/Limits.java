package io.edgepurge.client;

/** What a request must keep to before it is worth sending. */
final class Limits {
    private static final int MAX_OF_A_LONG_REQUEST = 10_000;

    private Limits() {}

    static void onePurge(PurgeRequest request) {
        if (request.size() > PurgeClient.MAX_ITEMS) {
            throw new IllegalArgumentException("one purge has at most " + PurgeClient.MAX_ITEMS + " items, not "
                    + request.size() + ": purgeAll makes several");
        }
    }

    static void longRequest(PurgeRequest request) {
        if (request.size() > MAX_OF_A_LONG_REQUEST) {
            throw new IllegalArgumentException(
                    "a request has at most " + MAX_OF_A_LONG_REQUEST + " items, not " + request.size());
        }
    }
}
