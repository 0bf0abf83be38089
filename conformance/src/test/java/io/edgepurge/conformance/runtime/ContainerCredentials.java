package io.edgepurge.conformance.runtime;

import com.sun.net.httpserver.HttpExchange;
import io.edgepurge.local.http.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The endpoint from which functions with SnapStart get their credentials, instead of from the variables of the access key.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html#snapstart-credentials">Credentials with SnapStart</a>
 */
final class ContainerCredentials implements AutoCloseable {
    static final String FIRST = "ASIAFIRST";
    static final String SECOND = "ASIASECOND";

    private static final String TOKEN = "token-of-the-environment";

    /** The SDK replaces credentials a minute before they expire. */
    private static final Duration RENEWED_BEFORE_EXPIRY = Duration.ofMinutes(1);

    /** Longer than the JDK keeps idle connections, so that a restored function finds old ones. */
    private static final Duration FIRST_LAST = Duration.ofSeconds(6);

    private final LoopbackServer server;
    private volatile String key = FIRST;
    private volatile Instant firstExpires = Instant.MIN;

    ContainerCredentials() {
        try {
            this.server = LoopbackServer.start(0, this::answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> variables() {
        return Map.of(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI",
                server.uri() + "/2021-04-23/credentials",
                "AWS_CONTAINER_AUTHORIZATION_TOKEN",
                TOKEN);
    }

    void issueSecond() {
        key = SECOND;
    }

    /** Returns true if a process that holds the first credentials has to replace them. */
    boolean firstAreStale() {
        return Instant.now().isAfter(firstExpires.minus(RENEWED_BEFORE_EXPIRY));
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        byte[] json = credentials().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, json.length);
        exchange.getResponseBody().write(json);
    }

    private String credentials() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant expires = now.plus(RENEWED_BEFORE_EXPIRY);
        if (key.equals(FIRST)) {
            expires = expires.plus(FIRST_LAST);
            firstExpires = expires;
        } else {
            expires = expires.plus(Duration.ofHours(6));
        }
        return """
                {"AccessKeyId": "%s", "SecretAccessKey": "secret", "Token": "session", "Expiration": "%s"}""".formatted(key, expires);
    }

    @Override
    public void close() {
        server.close();
    }
}
