package io.edgepurge.client;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked over HTTP; may be sent more than once.
 *
 * @param path with its query
 * @param purgeKey the idempotency key, if a purge is asked for
 */
record ClientRequest(
        String method, String path, Optional<String> body, Optional<String> purgeKey, Map<String, String> more) {
    static ClientRequest get(String path) {
        return new ClientRequest("GET", path, Optional.empty(), Optional.empty(), Map.of());
    }

    static ClientRequest delete(String path) {
        return new ClientRequest("DELETE", path, Optional.empty(), Optional.empty(), Map.of());
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

    /** The same, unless the content is still what this tag says. */
    ClientRequest unless(Optional<String> tag) {
        return new ClientRequest(
                method,
                path,
                body,
                purgeKey,
                tag.map(known -> Map.of("If-None-Match", known)).orElse(Map.of()));
    }

    Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Accept", "application/json, application/problem+json");
        body.ifPresent(any -> headers.put("Content-Type", "application/json"));
        purgeKey.ifPresent(key -> headers.put("Idempotency-Key", quoted(key)));
        return headers;
    }

    /** @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">Idempotency-Key</a> */
    private static String quoted(String key) {
        return '"' + key.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
