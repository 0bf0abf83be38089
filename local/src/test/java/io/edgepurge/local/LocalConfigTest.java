package io.edgepurge.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalConfigTest {
    @ParameterizedTest
    @CsvSource({"0, 1", "100, 1", "1000, 1", "1001, 2", "2000, 2", "2001, 2", "60000, 2"})
    void an_invalidation_is_polled_once_it_is_complete_but_at_least_every_two_seconds(long millis, long seconds) {
        LocalConfig config =
                new LocalConfig(Path.of("."), Ports.from(8080), Optional.empty(), 10, Duration.ofMillis(millis));

        assertThat(config.pollInterval()).isEqualTo(Duration.ofSeconds(seconds));
    }
}
