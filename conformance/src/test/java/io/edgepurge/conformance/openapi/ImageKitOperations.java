package io.edgepurge.conformance.openapi;

import io.edgepurge.conformance.openapi.SentRequest.Body;
import java.util.stream.Stream;

/** What may befall ImageKit's call alone. */
final class ImageKitOperations {
    private ImageKitOperations() {}

    static Stream<DrivenCase> drives() {
        DrivenCase once = DrivenCase.of(
                "purgeFile",
                "201",
                world -> DefaultRequests.of("purgeFile", world).with("Idempotency-Key", "openapi-file"));
        return Stream.concat(Stream.of(once.noted("with a key")), badFiles());
    }

    private static Stream<DrivenCase> badFiles() {
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
                .map(body -> DrivenCase.of(
                                "purgeFile",
                                "400",
                                world -> DefaultRequests.of("purgeFile", world).with(Body.json(body)))
                        .noted(body));
    }
}
