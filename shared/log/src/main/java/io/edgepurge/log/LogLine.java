package io.edgepurge.log;

import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A builder of log lines: a self-contained message, fields to query, and metric values, which CloudWatch Logs extracts from the
 * line.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded metric format</a>
 */
final class LogLine {
    /** Maximum values of one metric in one line. */
    static final int MAX_VALUES = 100;

    private static final String STACK = "stack";

    private final Level level;
    private final String message;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<Metric, String> values = new EnumMap<>(Metric.class);
    private final List<String> dimensions = new ArrayList<>();

    LogLine(Level level, String message) {
        this.level = level;
        this.message = message;
    }

    LogLine with(String name, String value) {
        fields.put(name, JsonObject.quoted(value));
        return this;
    }

    LogLine with(String name, long value) {
        fields.put(name, String.valueOf(value));
        return this;
    }

    LogLine with(String name, Collection<String> texts) {
        fields.put(name, texts.stream().map(JsonObject::quoted).collect(Collectors.joining(",", "[", "]")));
        return this;
    }

    /** Adds a metric with the unit Count. */
    LogLine count(Metric metric, long value) {
        values.put(metric, String.valueOf(value));
        return this;
    }

    LogLine time(Metric metric, Duration value) {
        values.put(metric, seconds(value));
        return this;
    }

    /** @param times at most {@link #MAX_VALUES} */
    LogLine times(Metric metric, Collection<Duration> times) {
        values.put(metric, times.stream().map(LogLine::seconds).collect(Collectors.joining(",", "[", "]")));
        return this;
    }

    /** Adds a field that is also a dimension of the metrics. CloudWatch charges each value as a metric of its own. */
    LogLine dimension(String name, String value) {
        dimensions.add(name);
        return with(name, value);
    }

    Level level() {
        return level;
    }

    String message() {
        return message;
    }

    /** Appends the fields and metrics to the common fields of a line. */
    JsonObject appendTo(JsonObject line, String stack, Instant now) {
        fields.forEach(line::json);
        if (!values.isEmpty()) {
            line.text(STACK, stack);
            values.forEach((metric, value) -> line.json(metric.title(), value));
            line.json("_aws", directive(now.toEpochMilli()).toString());
        }
        return line;
    }

    private JsonObject directive(long timestampMillis) {
        String metrics = values.keySet().stream()
                .map(metric -> new JsonObject()
                        .text("Name", metric.title())
                        .text("Unit", metric.unit().title())
                        .toString())
                .collect(Collectors.joining(",", "[", "]"));
        JsonObject all = new JsonObject()
                .text("Namespace", Metric.NAMESPACE)
                .json("Dimensions", dimensionSets())
                .json("Metrics", metrics);
        return new JsonObject()
                .json("Timestamp", String.valueOf(timestampMillis))
                .json("CloudWatchMetrics", "[" + all + "]");
    }

    /** Returns the dimension sets. The first one contains only the stack; alarms use it. */
    private String dimensionSets() {
        return dimensions.stream()
                .map(name -> ",[\"" + STACK + "\"," + JsonObject.quoted(name) + "]")
                .collect(Collectors.joining("", "[[\"" + STACK + "\"]", "]"));
    }

    private static String seconds(Duration time) {
        return BigDecimal.valueOf(Math.max(0, time.toMillis()), 3).toPlainString();
    }
}
