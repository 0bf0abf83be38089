package io.edgepurge.client;

import java.net.URI;
import java.time.Duration;

/**
 * The settings of a client over HTTP.
 *
 * @param baseUri the URI that {@code /v1} is appended to
 * @param key an API key; {@link #toString} omits it
 * @param maxAttempts the maximum number of attempts per request
 * @param attemptTimeout the maximum duration of one attempt, including the response body; by default slightly longer than API
 *     Gateway's 30 seconds
 * @param maxRetryDelay the longest accepted {@code Retry-After}; a request is not retried if the service asks for more
 */
public record HttpConfig(URI baseUri, String key, int maxAttempts, Duration attemptTimeout, Duration maxRetryDelay) {
    private static final int DEFAULT_MAX_ATTEMPTS = 4;
    private static final Duration DEFAULT_ATTEMPT_TIMEOUT = Duration.ofSeconds(31);
    private static final Duration DEFAULT_MAX_RETRY_DELAY = Duration.ofSeconds(20);

    /** @throws IllegalArgumentException if the URI is not an HTTP URI, the key is malformed, or a limit is not positive */
    public HttpConfig {
        if (baseUri.getHost() == null || !baseUri.getScheme().startsWith("http")) {
            throw new IllegalArgumentException("the API URL must start with https:// and a host");
        }
        if (key.isEmpty() || key.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IllegalArgumentException("an API key must be printable ASCII without spaces");
        }
        if (maxAttempts < 1 || !attemptTimeout.isPositive() || maxRetryDelay.isNegative()) {
            throw new IllegalArgumentException(
                    "maxAttempts and attemptTimeout must be positive, and maxRetryDelay must not be negative");
        }
    }

    /** Returns the default settings: four attempts of at most 31 s each, at most 20 s apart. */
    public static HttpConfig of(URI baseUri, String key) {
        return new HttpConfig(baseUri, key, DEFAULT_MAX_ATTEMPTS, DEFAULT_ATTEMPT_TIMEOUT, DEFAULT_MAX_RETRY_DELAY);
    }

    /** Omits the key, and a password in the base URI. */
    @Override
    public String toString() {
        return "HttpConfig[" + server() + "]";
    }

    /** Returns the base URI without a user and a password, for messages. */
    String server() {
        return baseUri.toString().replaceFirst("//[^/]*@", "//");
    }

    /** Returns the URI of a path that starts with a slash. */
    URI resolve(String path) {
        return URI.create(baseUri.toString().replaceFirst("/+$", "") + path);
    }
}
