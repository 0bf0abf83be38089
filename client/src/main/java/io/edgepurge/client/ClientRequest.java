package io.edgepurge.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request to the HTTP API. It may be sent more than once.
 *
 * @param path with its query
 * @param idempotencyKey of a request for a purge
 * @param extraHeaders besides those that follow from the other components
 */
record ClientRequest(
        String method,
        String path,
        Optional<String> body,
        Optional<String> idempotencyKey,
        Map<String, String> extraHeaders) {
    static ClientRequest get(String path) {
        return new ClientRequest("GET", path, Optional.empty(), Optional.empty(), Map.of());
    }

    static ClientRequest delete(String path) {
        return new ClientRequest("DELETE", path, Optional.empty(), Optional.empty(), Map.of());
    }

    /** Returns a request without a body. */
    static ClientRequest post(String path) {
        return new ClientRequest("POST", path, Optional.empty(), Optional.empty(), Map.of());
    }

    static ClientRequest purge(PurgeRequest request) {
        return new ClientRequest(
                "POST",
                "/v1/purges",
                Optional.of(RequestJson.body(request).toString()),
                Optional.of(request.idempotencyKey()),
                Map.of());
    }

    static ClientRequest preview(PurgeRequest request) {
        return new ClientRequest(
                "POST",
                "/v1/purges/preview",
                Optional.of(RequestJson.body(request).toString()),
                Optional.empty(),
                Map.of());
    }

    /** Returns a conditional request: the response is 304 while the entity tag still matches. */
    ClientRequest ifNoneMatch(Optional<String> entityTag) {
        return new ClientRequest(
                method,
                path,
                body,
                idempotencyKey,
                entityTag.map(tag -> Map.of("If-None-Match", tag)).orElse(Map.of()));
    }

    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>(extraHeaders);
        headers.put("Accept", "application/json, application/problem+json");
        body.ifPresent(any -> headers.put("Content-Type", "application/json"));
        idempotencyKey.ifPresent(key -> headers.put("Idempotency-Key", quoted(key)));
        return headers;
    }

    /** @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">Idempotency-Key</a> */
    private static String quoted(String key) {
        return '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
