package io.edgepurge.local.edge;

import java.util.Locale;

/**
 * A viewer request.
 *
 * @param host the {@code Host} header; empty if it is missing
 * @param connection what the request says about its connection
 */
record ViewerRequest(String method, RequestTarget target, String host, Connection connection) {
    /**
     * Properties of the connection.
     *
     * @param keepAlive true if the viewer accepts more responses on the connection
     * @param hasBody true if a request body follows, which the edge does not read
     */
    record Connection(boolean keepAlive, boolean hasBody) {}

    boolean isHead() {
        return method.equals("HEAD");
    }

    boolean allowsNext() {
        return connection.keepAlive() && !connection.hasBody();
    }

    /** Returns the lowercase host name without port. */
    String hostName() {
        return host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
    }
}
