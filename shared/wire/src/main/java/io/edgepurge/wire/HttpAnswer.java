package io.edgepurge.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP response, whole. */
public record HttpAnswer(int status, Map<String, String> headers, String body) {
    public HttpAnswer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A JSON body that no cache keeps: it is one account's, and tomorrow another. */
    static HttpAnswer of(int status, String contentType, JsonNode body) {
        return new HttpAnswer(status, Map.of(), body.toString())
                .with("Content-Type", contentType)
                .with("Cache-Control", "no-store");
    }

    static HttpAnswer json(int status, JsonNode body) {
        return of(status, "application/json", body);
    }

    /** The same answer with one header more, or with another value of it. */
    public HttpAnswer with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** The same answer with more headers, or with other values of them. */
    public HttpAnswer with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new HttpAnswer(status, all, body);
    }
}
