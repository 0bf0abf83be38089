package io.edgepurge.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.purge.Purge;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies and headers that no honest client sends. The seed is fixed. */
class HostileRequestTest {
    private static final long SEED = 20_261_130;

    /** The long profile sends ten times as many. */
    private static final int BODIES = Boolean.getBoolean("long") ? 20_000 : 2_000;

    private static final int ROUNDS = 4;
    private static final int CHARS = 10_000;

    private final HandlerFixture fixture = new HandlerFixture(1_000_000);

    @Test
    void no_body_causes_an_error_or_a_purge_outside_the_account() {
        HostileBodies bodies = new HostileBodies(SEED);
        for (int count = 0; count < BODIES; count++) {
            String body = bodies.next();
            String operation = count % 5 == 0 ? "imagekit-purge.json" : "create-purge.json";
            assertThat(statusOf(operation, body)).as(body).isBetween(200, 499);
        }
        assertThat(fixture.purgeStore.purges())
                .hasSizeGreaterThan(BODIES / 100)
                .allSatisfy(HostileRequestTest::isOfDemo);
    }

    @ParameterizedTest
    @MethodSource
    void no_header_causes_an_error(String name, String value) {
        APIGatewayV2HTTPEvent event = HandlerFixture.event("create-purge.json");
        Map<String, String> headers = Stream.concat(
                        Stream.of(Map.entry(name, value)),
                        event.getHeaders().entrySet().stream()
                                .filter(header -> !header.getKey().equals(name)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        event.setHeaders(headers);

        assertThat(fixture.responseTo(event).path("statusCode").asInt()).isBetween(200, 499);
    }

    static Stream<Arguments> no_header_causes_an_error() {
        List<String> values = List.of(
                "",
                " ",
                "\"",
                "\"" + "a".repeat(9_000) + "\"",
                "\"" + "\\\\".repeat(4_500),
                "\u0000",
                "\ud800",
                "\u00e9",
                "Basic " + "A".repeat(9_000),
                "Basic :",
                "Bearer ",
                "Bearer " + "a".repeat(9_000),
                "Basic " + " ".repeat(9_000),
                "application/json" + ";".repeat(9_000),
                "application/json; charset" + " ".repeat(9_000) + "=",
                "*,".repeat(4_500));
        return Stream.of("authorization", "content-type", "idempotency-key", "if-none-match", "x-stainless-retry-count")
                .flatMap(name -> values.stream().map(value -> Arguments.of(name, value)));
    }

    /** Four times the body takes four times the processor time, and sixteen times if some rule takes quadratic time. */
    @ParameterizedTest
    @MethodSource
    void processing_takes_linear_time(String start, String piece, String end) {
        long once = processorTime(start + piece.repeat(CHARS / piece.length()) + end);
        long fourTimes = processorTime(start + piece.repeat(4 * CHARS / piece.length()) + end);

        assertThat(fourTimes).isLessThan(10 * once);
    }

    static Stream<Arguments> processing_takes_linear_time() {
        String url = "{\"urls\":[\"https://img.example/demo/";
        Stream<Arguments> urls = Stream.of(
                        "a",
                        "/",
                        "..",
                        "../",
                        "%2e",
                        "%25",
                        "%2F..",
                        "%c0%af",
                        "\u00e9",
                        "\\\\",
                        " ",
                        "~",
                        "*",
                        "\\ud83d\\ude00",
                        "+(",
                        "https://img.example/demo/",
                        "&#038;",
                        "a.jpg,")
                .map(piece -> Arguments.of(url, piece, "\"]}"));
        Stream<Arguments> others = Stream.of(
                Arguments.of("{\"urls\":[\"a\"],\"reason\":\"", "\u00e9", "\"}"),
                Arguments.of("{\"urls\":[", "\"a\",", "\"a\"]}"),
                Arguments.of("{\"urls\":[", "{},", "{}]}"),
                Arguments.of("{\"tags\":[", "{\"endpoint\":\"a\",\"tag\":\"#\"},", "1]}"),
                Arguments.of("{\"urls\":[\"a\"]", " ", "}"),
                Arguments.of("", "[", ""));
        return Stream.concat(urls, others);
    }

    private long processorTime(String body) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return IntStream.range(0, ROUNDS)
                .mapToLong(_ -> {
                    long start = threads.getCurrentThreadCpuTime();
                    assertThat(statusOf("create-purge.json", body)).isBetween(400, 499);
                    return threads.getCurrentThreadCpuTime() - start;
                })
                .min()
                .orElseThrow();
    }

    private int statusOf(String operation, String body) {
        APIGatewayV2HTTPEvent event = HandlerFixture.event(operation);
        event.setBody(Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
        event.setIsBase64Encoded(true);
        JsonNode response = fixture.responseTo(event);
        return response.path("statusCode").asInt();
    }

    private static void isOfDemo(Purge purge) {
        assertThat(purge.account()).isEqualTo(new AccountId("demo"));
        assertThat(purge.items())
                .allSatisfy(item -> assertThat(
                                item.path().isTag()
                                        ? item.path().value().startsWith("#product:")
                                        : item.path().value().startsWith("/demo/"))
                        .isTrue());
    }
}
