package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** A log line of a function. */
record FunctionLogLine(String function, JsonNode json) {

    /** Parses a line of {@link io.edgepurge.local.function.RecordingFunctionLog}; throws if it is not JSON. */
    static FunctionLogLine of(String recorded) {
        String[] parts = recorded.split(": ", 2);
        return new FunctionLogLine(parts[0], RunningStack.json(parts[1]));
    }

    String message() {
        return json.path("message").asText();
    }

    String text(String field) {
        return json.path(field).asText();
    }

    /** Returns whether the line contains the ID of a purge, alone or in a list. */
    boolean isAbout(String purge) {
        return text("purge.id").equals(purge)
                || json.path("purge.ids")
                        .valueStream()
                        .anyMatch(id -> id.asText().equals(purge));
    }

    List<String> metrics() {
        return json.at("/_aws/CloudWatchMetrics/0/Metrics")
                .valueStream()
                .map(metric -> metric.path("Name").asText())
                .toList();
    }

    void mustBeWellFormed() {
        assertThat(Instant.parse(text("timestamp"))).isAfter(Instant.EPOCH);
        assertThat(text("level")).isIn("INFO", "WARN", "ERROR");
        assertThat(message()).isNotEmpty();
        assertThat(text("function")).isEqualTo(function);
        assertThat(text("request.id")).isNotEmpty();
        assertThat(metrics()).allSatisfy(metric -> {
            JsonNode value = json.path(metric);
            assertThat(value.isNumber() || (value.isArray() && value.size() <= 100))
                    .isTrue();
            value.forEach(each -> assertThat(each.isNumber()).isTrue());
        });
    }
}
