package io.edgepurge.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeParserTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00+00:00, 2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00+0000, 2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00.123456+0000, 2026-01-01T00:00:00.123456Z",
        "2026-01-01T00:00:00+05:30, 2025-12-31T18:30:00Z",
        "2026-01-01T00:00:00+0530, 2025-12-31T18:30:00Z",
        "2026-01-01T00:00:00-0800, 2026-01-01T08:00:00Z",
        "2026-01-01T00:00+0100, 2025-12-31T23:00:00Z",
    })
    void every_iso_offset_is_accepted(String text, Instant time) {
        assertThat(TimeParser.parse(text)).contains(time);
        assertThat(TimeParser.parseInQuery(text)).contains(time);
        assertThat(TimeParser.parseInQuery(text.replace('+', ' '))).contains(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-01",
                "2026-01-01T00:00:00",
                "2026-01-01T00:00:00 0000",
                "2026-01-01T00:00:00+00000",
                "2026-01-01T00:00:00+2500",
                "2026-01-01T00:00:00ZZ"
            })
    void other_text_is_not_a_time(String text) {
        assertThat(TimeParser.parse(text)).isEmpty();
    }
}
