package io.edgepurge.wire;

import java.util.Map;
import java.util.Optional;

/** HTTP requests for tests. */
final class Calls {
    private Calls() {}

    static ApiRequest posting(String body) {
        return new ApiRequest("request-1", Map.of(), Map.of(), Optional.of(new ApiRequest.Body(body, false)));
    }

    static ApiRequest postingBase64(String base64) {
        return new ApiRequest("request-1", Map.of(), Map.of(), Optional.of(new ApiRequest.Body(base64, true)));
    }

    static ApiRequest withHeader(String name, String value) {
        return new ApiRequest("request-1", Map.of(name, value), Map.of(), Optional.empty());
    }

    static ApiRequest posting(String body, String header, String value) {
        return new ApiRequest(
                "request-1", Map.of(header, value), Map.of(), Optional.of(new ApiRequest.Body(body, false)));
    }
}
