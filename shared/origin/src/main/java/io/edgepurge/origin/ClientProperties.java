package io.edgepurge.origin;

/**
 * System properties that must be set before Java's HTTP client is loaded.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/25/docs/api/java.net.http/module-summary.html">java.net.http</a>
 */
final class ClientProperties {
    private static final String HEADERS = "jdk.httpclient.allowRestrictedHeaders";
    private static final String RETRIED_METHODS = "jdk.httpclient.enableAllMethodRetry";

    private ClientProperties() {}

    /**
     * Allows the header {@code Host} and retries of all methods. A cache stores an object under a {@code Host} that is not the
     * cache's own. A connection that was kept while Lambda froze the function may be closed, so the client retries on another.
     */
    static void set() {
        String allowed = System.getProperty(HEADERS, "");
        if (!allowed.contains("host")) {
            System.setProperty(HEADERS, allowed.isEmpty() ? "host" : allowed + ",host");
        }
        System.setProperty(RETRIED_METHODS, "true");
    }
}
