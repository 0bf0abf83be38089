package io.edgepurge.local.openapi;

import io.edgepurge.local.openapi.Sent.Body;
import java.util.stream.Stream;

/** What may befall ImageKit's call alone. */
final class TheImageKitDoor {
    private TheImageKitDoor() {}

    static Stream<Drive> drives() {
        Drive once = Drive.of(
                "purgeFile", "201", world -> Usual.of("purgeFile", world).with("Idempotency-Key", "openapi-file"));
        return Stream.concat(Stream.of(once.noted("with a key")), badFiles());
    }

    private static Stream<Drive> badFiles() {
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
                .map(body -> Drive.of(
                                "purgeFile",
                                "400",
                                world -> Usual.of("purgeFile", world).with(Body.json(body)))
                        .noted(body));
    }
}
