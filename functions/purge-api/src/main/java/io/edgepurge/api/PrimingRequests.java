package io.edgepurge.api;

import io.edgepurge.aws.PrimingAccounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Requests that run the code of real ones before a snapshot: a preview, purges, and refusals. */
final class PrimingRequests {
    private static final String PURGE = "POST /v1/purges";
    private static final String BEARER = "Bearer " + PrimingAccounts.SECRET;

    /** The secret as a user name, in Base64. */
    private static final String BASIC = "Basic cHJpbWluZzo=";

    /** Bodies in events are JSON texts, in which quotation marks are escaped. */
    private static final String ONE_URL = "{\\\"urls\\\":[\\\"" + PrimingAccounts.URL + "\\\"]}";

    /** A URL, the same URL, a wildcard that covers them, and a tag. */
    private static final String ALL_KINDS =
            "{\\\"urls\\\":[\\\"" + PrimingAccounts.URL + "\\\",\\\"" + PrimingAccounts.URL
                    + "\\\",\\\"" + PrimingAccounts.WILDCARD + "\\\"],\\\"tags\\\":[{\\\"endpoint\\\":\\\""
                    + PrimingAccounts.ENDPOINT
                    + "\\\",\\\"tag\\\":\\\"priming\\\"}]}";

    private static final String IMAGEKIT = "{\\\"url\\\":\\\"" + PrimingAccounts.URL + "\\\"}";
    private static final String REFUSED = "{\\\"urls\\\":[\\\"https://unknown.invalid/\\\"]}";

    private final PurgeApiHandler handler;

    /** @param wiring adapters that change nothing, and the account of {@link PrimingAccounts} */
    PrimingRequests(Wiring wiring) {
        this.handler = new PurgeApiHandler(wiring);
    }

    /** @throws IllegalStateException if a request is not answered as a real one is, for example because AWS denies access */
    void send() {
        send("POST /v1/purges/preview", BEARER, ALL_KINDS, 200);
        send(PURGE, BEARER, ALL_KINDS, 202);
        send(PURGE, BASIC, ONE_URL, 202);
        send(PURGE, BEARER, REFUSED, 422);
        send("POST /v1/files/purge", BASIC, IMAGEKIT, 201);
    }

    private void send(String route, String authorization, String body, int expected) {
        String event = """
                {"version":"2.0","routeKey":"%s","headers":{"authorization":"%s","content-type":"application/json"},\
                "requestContext":{"requestId":"priming"},"body":"%s","isBase64Encoded":false}""".formatted(route, authorization, body);
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
