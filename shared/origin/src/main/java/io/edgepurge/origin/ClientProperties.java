package io.edgepurge.origin;

/**
 * What Java's HTTP client has to be told before it is loaded.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/25/docs/api/java.net.http/module-summary.html">java.net.http</a>
 */
final class ClientProperties {
    private static final String HEADERS = "jdk.httpclient.allowRestrictedHeaders";
    private static final String RETRIED_METHODS = "jdk.httpclient.enableAllMethodRetry";

    private ClientProperties() {}

    /**
     * A cache knows an object by its {@code Host}, which is not the cache's own. And a connection that was kept while the
     * function slept may be dead by now: what has reached nobody over it is sent again over another.
     */
    static void set() {
        String allowed = System.getProperty(HEADERS, "");
        if (!allowed.contains("host")) {
            System.setProperty(HEADERS, allowed.isEmpty() ? "host" : allowed + ",host");
        }
        System.setProperty(RETRIED_METHODS, "true");
    }
}
