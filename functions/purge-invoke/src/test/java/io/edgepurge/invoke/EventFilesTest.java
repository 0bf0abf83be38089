package io.edgepurge.invoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventFilesTest {
    private static final Map<String, String> WORDS = Map.of(
            "direct.json", "\"status\":\"queued\"",
            "scheduled.json", "\"status\":\"queued\"",
            "without-key.json", "'idempotencyKey' must be a string, but is missing.");

    @ParameterizedTest
    @MethodSource("events")
    void each_event_gets_a_response(String file) {
        assertThat(WORDS).containsKey(file);
        assertThat(new HandlerFixture(1000).resultOrErrorOf(HandlerFixture.event(file)))
                .contains(WORDS.get(file));
    }

    static List<String> events() throws IOException {
        try (Stream<Path> files = Files.list(HandlerFixture.EVENTS)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
