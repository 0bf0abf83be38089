package io.edgepurge.status;

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
    private static final Map<String, Integer> STATUSES = Map.of(
            "purge-status.json", 200,
            "imagekit-status.json", 200,
            "imagekit-status-unknown.json", 400,
            "account.json", 200,
            "list.json", 200,
            "schedules.json", 200,
            "quota.json", 200);

    @ParameterizedTest
    @MethodSource("events")
    void each_event_gets_a_response(String file) {
        HandlerFixture fixture = new HandlerFixture(OnePurge.submitted());

        assertThat(STATUSES).containsKey(file);
        assertThat(fixture.responseTo(file).path("statusCode").asInt()).isEqualTo(STATUSES.get(file));
    }

    static List<String> events() throws IOException {
        try (Stream<Path> files = Files.list(HandlerFixture.EVENTS)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
