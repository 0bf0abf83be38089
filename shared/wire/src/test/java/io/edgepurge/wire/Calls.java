package io.edgepurge.wire;

import java.util.Map;
import java.util.Optional;

/** HTTP requests for tests. */
final class Calls {
    private Calls() {}

    static HttpCall posting(String body) {
        return new HttpCall("request-1", Map.of(), Map.of(), Optional.of(new HttpCall.Body(body, false)));
    }

    static HttpCall postingBase64(String base64) {
        return new HttpCall("request-1", Map.of(), Map.of(), Optional.of(new HttpCall.Body(base64, true)));
    }

    static HttpCall withHeader(String name, String value) {
        return new HttpCall("request-1", Map.of(name, value), Map.of(), Optional.empty());
    }

    static HttpCall posting(String body, String header, String value) {
        return new HttpCall("request-1", Map.of(header, value), Map.of(), Optional.of(new HttpCall.Body(body, false)));
    }
}
