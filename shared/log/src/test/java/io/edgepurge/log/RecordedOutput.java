package io.edgepurge.log;

import static io.edgepurge.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.testing.ManualClock;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An output that records lines. It parses them and checks the rules for every line. */
final class RecordedOutput {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> COMMON_FIELDS =
            Set.of("timestamp", "level", "message", "function", "request.id", "trace.id", "stack");

    private final List<String> texts = new ArrayList<>();
    final FunctionOutput output = new FunctionOutput("Worker", "shop", new ManualClock(NOON), texts::add);

    List<String> texts() {
        return List.copyOf(texts);
    }

    List<JsonNode> lines() {
        List<JsonNode> lines = texts.stream().map(RecordedOutput::parse).toList();
        lines.forEach(RecordedOutput::check);
        return lines;
    }

    JsonNode line() {
        assertThat(texts).hasSize(1);
        return lines().getFirst();
    }

    /** Returns the metrics of all lines with their units. */
    Map<String, String> metrics() {
        Map<String, String> metrics = new TreeMap<>();
        lines().forEach(line -> line.at("/_aws/CloudWatchMetrics/0/Metrics")
                .forEach(metric -> metrics.put(
                        metric.path("Name").asText(), metric.path("Unit").asText())));
        return metrics;
    }

    /** Returns the messages of all lines, each with the fields that occurred at least once. */
    Map<String, Set<String>> messages() {
        Set<String> metrics = metrics().keySet();
        return lines().stream()
                .collect(Collectors.toMap(
                        line -> line.path("message").asText(),
                        line -> line.propertyStream()
                                .map(Map.Entry::getKey)
                                .filter(name -> !COMMON_FIELDS.contains(name)
                                        && !name.equals("_aws")
                                        && !metrics.contains(name))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        (some, more) -> {
                            some.addAll(more);
                            return some;
                        },
                        TreeMap::new));
    }

    private static JsonNode parse(String text) {
        try {
            assertThat(text).doesNotContain("\n");
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(JsonNode line) {
        assertThat(line.path("timestamp").asText()).isEqualTo("2101-11-21T12:00:00Z");
        assertThat(line.path("level").asText()).isIn("INFO", "WARN", "ERROR");
        assertThat(line.path("message").asText()).isNotEmpty();
        assertThat(line.path("function").asText()).isEqualTo("Worker");
        if (line.has("_aws")) {
            checkMetrics(line, line.path("_aws"));
        }
    }

    private static void checkMetrics(JsonNode line, JsonNode directive) {
        JsonNode one = directive.at("/CloudWatchMetrics/0");
        assertThat(directive.path("Timestamp").asLong()).isEqualTo(NOON.toEpochMilli());
        assertThat(one.path("Namespace").asText()).isEqualTo("EdgePurge");
        assertThat(one.at("/Dimensions/0").toString()).isEqualTo("[\"stack\"]");
        assertThat(line.path("stack").asText()).isEqualTo("shop");
        one.path("Dimensions")
                .forEach(set -> set.forEach(
                        name -> assertThat(line.path(name.asText()).isTextual()).isTrue()));
        assertThat(one.path("Metrics")).isNotEmpty();
        one.path("Metrics").forEach(metric -> {
            JsonNode value = line.path(metric.path("Name").asText());
            assertThat(metric.path("Unit").asText()).isIn("Count", "Seconds");
            assertThat(value.isNumber() || (value.isArray() && value.size() <= 100 && !value.isEmpty()))
                    .isTrue();
            value.forEach(each -> assertThat(each.isNumber()).isTrue());
        });
    }
}
