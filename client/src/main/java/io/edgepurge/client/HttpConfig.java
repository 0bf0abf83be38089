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
 * @param maxRetryDelay a service that asks for more patience between attempts is not tried again
 */
public record HttpConfig(URI api, String key, int attempts, Duration timeout, Duration maxRetryDelay) {
    private static final int DEFAULT_MAX_ATTEMPTS = 4;
    private static final Duration DEFAULT_ATTEMPT_TIMEOUT = Duration.ofSeconds(31);
    private static final Duration DEFAULT_MAX_RETRY_DELAY = Duration.ofSeconds(20);

    /** @throws IllegalArgumentException if the address is not HTTP's, the key cannot be one, or a number is not positive */
    public HttpConfig {
        if (api.getHost() == null || !api.getScheme().startsWith("http")) {
            throw new IllegalArgumentException("the API's address has to begin with https:// and a host, not " + api);
        }
        if (key.isEmpty() || key.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IllegalArgumentException("a private key is printable ASCII without spaces");
        }
        if (attempts < 1 || !timeout.isPositive() || maxRetryDelay.isNegative()) {
            throw new IllegalArgumentException("a call takes at least one attempt and some time");
        }
    }

    /** With what is usual: four attempts of 31 s, at most 20 s apart. */
    public static HttpConfig of(URI api, String key) {
        return new HttpConfig(api, key, DEFAULT_MAX_ATTEMPTS, DEFAULT_ATTEMPT_TIMEOUT, DEFAULT_MAX_RETRY_DELAY);
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
