package io.edgepurge.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.purge.RequestRule;
import io.edgepurge.domain.purge.ServiceCallFailed;
import io.edgepurge.domain.url.KeyRule;
import io.edgepurge.domain.url.TagRule;
import io.edgepurge.domain.url.UrlRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that docs/observability.md lists exactly the messages and metrics in the code. */
class ObservabilityPageTest {
    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Pattern METRIC = Pattern.compile("(?m)^\\| `([A-Z][A-Za-z]+)` \\| (Count|Seconds) \\|");
    private static final Pattern MESSAGE =
            Pattern.compile("(?m)^\\| ([A-Z][^|`]+) \\| (INFO|WARN|ERROR) \\|(?: (.*) \\|)?$");
    private static final Pattern COMMON_FIELD = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|");
    private static final Pattern FIELD = Pattern.compile("`([a-z.]+)`");
    private static final Pattern LOGGED = Pattern.compile("LOG\\.log\\(\\s*Level\\.[A-Z]+,\\s*\"([A-Z][^\"]*)\"");

    private static final String TRACE_HEADER = "com.amazonaws.xray.traceHeader";

    private final String page = text(DOCS.resolve("observability.md"));
    private final RecordedOutput recorded = new RecordedOutput();

    @Test
    void the_page_lists_exactly_the_metrics_with_their_units() {
        Map<String, String> onThePage = METRIC.matcher(page)
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), row -> row.group(2), (one, other) -> "twice", TreeMap::new));

        EveryEvent.emitTo(recorded.output);

        assertThat(onThePage).isEqualTo(recorded.metrics());
    }

    @Test
    void every_event_is_on_the_page_with_its_fields() {
        EveryEvent.emitTo(recorded.output);

        assertThat(recorded.messages())
                .allSatisfy((message, fields) -> assertThat(fieldsOnThePage()).containsEntry(message, fields));
        assertThat(recorded.lines())
                .extracting(line -> line.path("message").asText() + " | "
                        + line.path("level").asText())
                .allSatisfy(row -> assertThat(page).contains("| " + row + " |"));
    }

    @Test
    void the_page_lists_exactly_the_logged_messages() {
        EveryEvent.emitTo(recorded.output);
        Set<String> logged = new TreeSet<>(recorded.lines().stream()
                .map(line -> line.path("message"))
                .map(JsonNode::asText)
                .toList());
        logged.addAll(messagesInTheSources());

        Set<String> onThePage = new TreeSet<>(rows().map(row -> row.group(1)).toList());
        assertThat(onThePage).isEqualTo(logged);
    }

    @Test
    void the_page_names_the_fields_of_a_failed_call() {
        Set<String> fields = new ServiceCallFailed(
                        "SQS", "SendMessage", "AccessDenied", List.of("None"), new IOException())
                .fields()
                .keySet();

        assertThat(fields).allSatisfy(field -> assertThat(page).contains("| `" + field + "` |"));
    }

    @Test
    void the_page_lists_exactly_the_common_fields_in_their_order() {
        System.setProperty(TRACE_HEADER, "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1");
        try {
            CurrentRequest.during("request-7", () -> {
                recorded.output.write(new LogLine(System.Logger.Level.INFO, "In the handler"));
                return 0;
            });
        } finally {
            System.clearProperty(TRACE_HEADER);
        }

        String table = page.substring(page.indexOf("## Common fields"), page.indexOf("Lines about problems also"));
        assertThat(COMMON_FIELD.matcher(table).results().map(row -> row.group(1)))
                .containsExactlyElementsOf(() -> recorded.line().fieldNames());
    }

    @Test
    void the_page_states_the_maximum_number_of_metrics() {
        int rules = Stream.of(UrlRule.values(), TagRule.values(), KeyRule.values(), RequestRule.values())
                .mapToInt(all -> all.length)
                .sum();

        assertThat(page).contains("At most " + (Metric.values().length + rules) + " metrics");
    }

    private Map<String, Set<String>> fieldsOnThePage() {
        return rows().filter(row -> row.group(3) != null)
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> FIELD.matcher(row.group(3))
                                .results()
                                .map(field -> field.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    private Stream<MatchResult> rows() {
        return MESSAGE.matcher(page).results();
    }

    private static Set<String> messagesInTheSources() {
        return Stream.of("functions", "shared/aws", "shared/wire", "shared/origin")
                .map(folder -> Path.of("..", "..").resolve(folder))
                .flatMap(ObservabilityPageTest::mainSources)
                .map(ObservabilityPageTest::text)
                .flatMap(source -> LOGGED.matcher(source).results())
                .map(logged -> logged.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Path> mainSources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/"))
                    .toList();
            return sources.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
