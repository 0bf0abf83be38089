package io.edgepurge.client;

import java.net.URI;
import java.time.Duration;

/**
 * How to reach the service over HTTP.
 *
 * @param api where {@code /v1} begins
 * @param key a private key of the account; this record does not print it
 * @param attempts how often a call is sent at most
 * @param timeout how long one attempt may take, to the answer's last byte; a little more than API Gateway's 30 seconds by
 *     default
 * @param longestPause a service that asks for more patience between attempts is not tried again
 */
public record HttpConfig(URI api, String key, int attempts, Duration timeout, Duration longestPause) {
    private static final int USUAL_ATTEMPTS = 4;
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(31);
    private static final Duration USUAL_LONGEST_PAUSE = Duration.ofSeconds(20);

    /** @throws IllegalArgumentException if the address is not HTTP's, the key cannot be one, or a number is not positive */
    public HttpConfig {
        if (api.getHost() == null || !api.getScheme().startsWith("http")) {
            throw new IllegalArgumentException("the API's address has to begin with https:// and a host, not " + api);
        }
        if (key.isEmpty() || key.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IllegalArgumentException("a private key is printable ASCII without spaces");
        }
        if (attempts < 1 || !timeout.isPositive() || longestPause.isNegative()) {
            throw new IllegalArgumentException("a call takes at least one attempt and some time");
        }
    }

    /** With what is usual: four attempts of 31 s, at most 20 s apart. */
    public static HttpConfig of(URI api, String key) {
        return new HttpConfig(api, key, USUAL_ATTEMPTS, USUAL_TIMEOUT, USUAL_LONGEST_PAUSE);
    }

    /** Without anything that opens a door. */
    @Override
    public String toString() {
        return "HttpConfig[" + api + "]";
    }

    /** The address of a path that begins with a slash. */
    URI address(String path) {
        return URI.create(api.toString().replaceFirst("/+$", "") + path);
    }
}
