package io.edgepurge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventFilesTest {
    private static final Map<String, Integer> STATUSES = Map.ofEntries(
            Map.entry("create-purge.json", 202),
            Map.entry("create-purge-base64.json", 202),
            Map.entry("create-purge-tags.json", 202),
            Map.entry("preview-purge.json", 200),
            Map.entry("create-purge-idempotent.json", 202),
            Map.entry("create-purge-refused.json", 422),
            Map.entry("create-purge-without-key.json", 401),
            Map.entry("imagekit-purge.json", 201),
            Map.entry("cancel-purge.json", 404),
            Map.entry("imagekit-purge-refused.json", 400),
            Map.entry("verify-purge.json", 404));

    @ParameterizedTest
    @MethodSource("events")
    void each_event_gets_a_response(String file) {
        assertThat(STATUSES).containsKey(file);
        assertThat(new HandlerFixture(1000).responseTo(file).path("statusCode").asInt())
                .isEqualTo(STATUSES.get(file));
    }

    @Test
    void every_folder_of_events_belongs_to_a_function() throws IOException {
        assertThat(namesIn(HandlerFixture.EVENTS.resolve(".."))).isSubsetOf(namesIn(Path.of("..")));
    }

    static List<String> events() throws IOException {
        return namesIn(HandlerFixture.EVENTS);
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
