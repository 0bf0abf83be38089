package io.edgepurge.log;

import static io.edgepurge.testing.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.reconcile.Claim;
import io.edgepurge.domain.reconcile.InvalidationPlan;
import io.edgepurge.testing.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLinesTest {
    private static final String TRACE_HEADER = "com.amazonaws.xray.traceHeader";

    private final RecordedOutput recorded = new RecordedOutput();

    @Test
    void exactly_the_metrics_are_emitted_in_their_units() {
        EveryEvent.emitTo(recorded.output);

        Map<String, String> all = Arrays.stream(Metric.values())
                .collect(Collectors.toMap(
                        Metric::title, metric -> metric.unit().title(), (one, same) -> one, TreeMap::new));
        assertThat(recorded.metrics()).isEqualTo(all);
    }

    @Test
    void no_line_contains_a_url_a_path_or_an_idempotency_key() {
        EveryEvent.emitTo(recorded.output);

        assertThat(recorded.texts())
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line).doesNotContain("private.jpg", "s3cr3t", "/b/c*", "token-of-a-caller"));
    }

    @Test
    void an_accepted_purge_is_a_line_to_query_and_two_metrics() {
        new PurgeLogLines(recorded.output).accepted(EveryEvent.PURGE);

        assertThat(recorded.texts()).containsExactly("""
                {"timestamp":"2101-11-21T12:00:00Z","level":"INFO","message":"A purge was accepted","function":"Worker",\
                "purge.id":"01900000-0000-7000-8000-000000000001","account.id":"acme","source":"api","key.id":"key-1",\
                "queued.at":"2101-11-21T12:00:00.001Z","distribution.ids":["EIMAGES"],"stack":"shop",\
                "PurgesAccepted":1,"ItemsAccepted":2,\
                "_aws":{"Timestamp":4162017600000,"CloudWatchMetrics":[{"Namespace":"EdgePurge","Dimensions":[["stack"]],\
                "Metrics":[{"Name":"PurgesAccepted","Unit":"Count"},{"Name":"ItemsAccepted","Unit":"Count"}]}]}}\
                """);
    }

    @Test
    void refused_items_are_also_counted_by_rule() {
        EveryEvent.emitTo(recorded.output);

        assertThat(recorded.lines())
                .filteredOn(line -> line.has("ItemsRefused"))
                .hasSize(3)
                .allSatisfy(line -> assertThat(
                                line.at("/_aws/CloudWatchMetrics/0/Dimensions").toString())
                        .isEqualTo("[[\"stack\"],[\"stack\",\"rule\"]]"))
                .extracting(line -> line.path("rule").asText())
                .contains("url-fragment", "request-too-large");
    }

    @Test
    void a_plan_with_thousands_of_purges_is_several_lines_with_all_their_ids() {
        InvalidationPlan plan = planOf(3_000);

        new WorkerLogLines(recorded.output).submitted(plan, EveryEvent.SUBMISSION);

        List<JsonNode> lines = recorded.lines();
        assertThat(lines).hasSize(30);
        assertThat(recorded.texts())
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThan(200 * 1024));
        assertThat(lines.stream().mapToInt(line -> line.path("purge.ids").size()))
                .containsOnly(100);
        assertThat(lines.stream()
                        .mapToInt(line -> line.path("SecondsToSubmitted").size()))
                .containsOnly(100);
        assertThat(lines).filteredOn(line -> line.has("PathsBilled")).hasSize(1);
        assertThat(String.join("", recorded.texts()))
                .contains(Samples.id(1).value(), Samples.id(3_000).value());
    }

    @Test
    void durations_are_seconds_with_milliseconds_and_never_negative() {
        new WorkerLogLines(recorded.output).completed(EveryEvent.submitted(), NOON.plusMillis(7_250));
        new WorkerLogLines(recorded.output).completed(EveryEvent.submitted(), NOON.minusMillis(1));

        assertThat(recorded.lines())
                .extracting(line -> line.path("SecondsToCompleted").asDouble())
                .containsExactly(7.25, 0.0);
    }

    @Test
    void a_line_contains_the_id_of_its_invocation_in_every_thread_of_it() throws Exception {
        Thread helper = CurrentRequest.during(
                "request-7",
                () -> Thread.ofVirtual()
                        .unstarted(() -> recorded.output.write(new LogLine(System.Logger.Level.INFO, "In a thread"))));
        helper.start();
        helper.join(Duration.ofSeconds(10));
        CurrentRequest.during("request-8", () -> {
            recorded.output.write(new LogLine(System.Logger.Level.INFO, "In the handler"));
            return 0;
        });
        recorded.output.write(new LogLine(System.Logger.Level.INFO, "Outside"));

        assertThat(recorded.lines())
                .extracting(line -> line.path("request.id").asText("none"))
                .containsExactly("request-7", "request-8", "none");
    }

    @Test
    void a_line_contains_the_trace_id_of_its_invocation_in_every_thread_of_it() throws Exception {
        Thread helper = withTraceHeader(
                "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1",
                () -> CurrentRequest.during(
                        "request-7",
                        () -> Thread.ofVirtual()
                                .unstarted(() ->
                                        recorded.output.write(new LogLine(System.Logger.Level.INFO, "In a thread")))));
        helper.start();
        helper.join(Duration.ofSeconds(10));
        recorded.output.write(new LogLine(System.Logger.Level.INFO, "Outside"));

        assertThat(recorded.lines())
                .extracting(line -> line.path("trace.id").asText("none"))
                .containsExactly("1-5759e988-bd862e3fe1be46a994272793", "none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Parent=53995c3f42cd8ad8;Sampled=1", "Root=", "Root=https://img.example/a.jpg;Sampled=1"})
    void a_header_without_a_trace_id_adds_no_field(String header) {
        withTraceHeader(
                header,
                () -> CurrentRequest.during("request-7", () -> {
                    recorded.output.write(new LogLine(System.Logger.Level.INFO, "In the handler"));
                    return 0;
                }));

        assertThat(recorded.line().has("trace.id")).isFalse();
    }

    @Test
    void a_line_is_json_for_any_text() {
        String odd = "\"\\\n\r\t\u0001\u2028é\uD83D\uDE00\uD800";

        recorded.output.write(new LogLine(System.Logger.Level.ERROR, odd).with("odd.field", odd));

        assertThat(recorded.line().path("message").asText()).isEqualTo(odd);
        assertThat(recorded.line().path("odd.field").asText()).isEqualTo(odd);
    }

    /** Runs work as Lambda's runtime does during an invocation. */
    private static <T> T withTraceHeader(String header, Supplier<T> work) {
        System.setProperty(TRACE_HEADER, header);
        try {
            return work.get();
        } finally {
            System.clearProperty(TRACE_HEADER);
        }
    }

    private static InvalidationPlan planOf(int purges) {
        List<Claim> claims = IntStream.rangeClosed(1, purges)
                .mapToObj(number -> Samples.claim(Samples.purge(number, "/" + number + ".jpg"), Samples.IMAGES))
                .toList();
        InvalidationPlan one = EveryEvent.PLAN;
        return new InvalidationPlan(
                one.id(),
                one.distribution(),
                one.plannedAt(),
                claims,
                one.paths(),
                one.calls(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
