package io.edgepurge.status;

import io.edgepurge.aws.PrimingAccounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Requests that run the code of real ones before a snapshot: a purge, the list of purges, the quota, and the account. */
final class PrimingRequests {
    private static final String BEARER = "Bearer " + PrimingAccounts.SECRET;

    /** The secret as a user name, in Base64. */
    private static final String BASIC = "Basic cHJpbWluZzo=";

    private final StatusHandler handler;

    /** @param wiring adapters that change nothing, and the account of {@link PrimingAccounts} */
    PrimingRequests(Wiring wiring) {
        this.handler = new StatusHandler(wiring);
    }

    /**
     * Sends the requests.
     *
     * @param purge the ID of a purge
     * @param status the status code for the purge
     * @throws IllegalStateException if a request is not answered as a real one is, for example because AWS denies access
     */
    void send(String purge, int status) {
        send("GET /v1/purges/{id}", BASIC, "{\"id\":\"" + purge + "\"}", status);
        send("GET /v1/purges", BEARER, "{}", 200);
        send("GET /v1/quota", BEARER, "{}", 200);
        send("GET /v1/account", BEARER, "{}", 200);
    }

    private void send(String route, String authorization, String pathParameters, int expected) {
        String event = """
                {"version":"2.0","routeKey":"%s","headers":{"authorization":"%s"},"pathParameters":%s,\
                "requestContext":{"requestId":"priming"},"isBase64Encoded":false}""".formatted(route, authorization, pathParameters);
        if (!response(event).contains("\"statusCode\":" + expected)) {
            throw new IllegalStateException("a priming request of " + route + " was not answered with " + expected);
        }
    }

    private String response(String event) {
        try {
            return new String(
                    handler.handle(event.getBytes(StandardCharsets.UTF_8), "priming"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
