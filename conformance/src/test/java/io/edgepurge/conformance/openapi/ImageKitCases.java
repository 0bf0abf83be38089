package io.edgepurge.conformance.openapi;

import io.edgepurge.conformance.openapi.TestRequest.Body;
import java.util.stream.Stream;

/** Cases of ImageKit's call only. */
final class ImageKitCases {
    private ImageKitCases() {}

    static Stream<ApiCase> all() {
        ApiCase once = ApiCase.of(
                "purgeFile",
                "201",
                stack -> DefaultRequests.of("purgeFile", stack).with("Idempotency-Key", "openapi-file"));
        return Stream.concat(Stream.of(once.noted("with a key")), badFiles());
    }

    private static Stream<ApiCase> badFiles() {
        return Stream.of(
                        "",
                        "{",
                        "null",
                        "[]",
                        "{}",
                        "{\"url\":1}",
                        "{\"url\":null}",
                        "{\"url\":\"x\"}",
                        "{\"url\":\"x\",\"y\":1}")
                .map(body -> ApiCase.of(
                                "purgeFile",
                                "400",
                                stack -> DefaultRequests.of("purgeFile", stack).with(Body.json(body)))
                        .noted(body));
    }
}
