package io.edgepurge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpRetriesTest {
    private static final PurgeRequest REQUEST =
            PurgeRequest.ofUrls("https://a.example/1.jpg").withIdempotencyKey("k1");

    private final ScriptedServer server = new ScriptedServer();
    private final ManualTime time = new ManualTime();
    private final HttpPurgeClient client = new HttpPurgeClient(HttpConfig.of(server.uri(), "private_1"), time.timing());

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void a_transient_failure_is_retried_with_the_same_key(int status) {
        server.respond(status, "").respond(202, ResponseBodies.purge("p1", "queued"));

        client.purge(REQUEST);

        assertThat(server.received())
                .extracting(received -> received.header("Idempotency-Key"))
                .containsExactly("\"k1\"", "\"k1\"");
        assertThat(time.pauses())
                .singleElement()
                .satisfies(pause -> assertThat(pause).isBetween(Duration.ofMillis(200), Duration.ofMillis(400)));
    }

    @Test
    void a_broken_connection_is_retried() {
        server.hangUp().hangUp().respond(202, ResponseBodies.purge("p1", "queued"));

        assertThat(client.purge(REQUEST).purge().id()).isEqualTo("p1");

        assertThat(time.pauses()).hasSizeGreaterThanOrEqualTo(1);
    }

    @Test
    @Timeout(15)
    void an_attempt_times_out_if_the_response_body_stalls() {
        server.stall().stall();
        HttpConfig config =
                new HttpConfig(server.uri(), "private_1", 2, Duration.ofMillis(500), Duration.ofSeconds(20));

        try (HttpPurgeClient shortTimeout = new HttpPurgeClient(config, time.timing())) {
            assertThatExceptionOfType(PurgeOutcomeUnknown.class)
                    .isThrownBy(() -> shortTimeout.purge(REQUEST))
                    .withMessageStartingWith("No response from " + server.uri() + " after 2 attempts (timed out).")
                    .satisfies(unknown -> assertThat(unknown.idempotencyKey()).contains("k1"));
        }

        assertThat(server.received())
                .allSatisfy(received ->
                        assertThat(received.header("Idempotency-Key")).isEqualTo("\"k1\""));
    }

    @Test
    void a_failed_connection_is_described_without_java_and_passwords() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        URI nobody = URI.create("http://me:s3cret@127.0.0.1:" + port);
        HttpConfig config = new HttpConfig(nobody, "private_1", 2, Duration.ofSeconds(5), Duration.ofSeconds(20));

        assertThat(config.toString()).doesNotContain("s3cret");
        try (HttpPurgeClient unconnected = new HttpPurgeClient(config, time.timing())) {
            assertThatExceptionOfType(PurgeOutcomeUnknown.class)
                    .isThrownBy(unconnected::quota)
                    .withMessage(
                            "Cannot connect to http://127.0.0.1:%d after 2 attempts. Send the request again.", port);
        }
    }

    @Test
    void a_failed_tls_connection_is_described_without_java() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> respondWithoutTls(listener));
            URI server = URI.create("https://127.0.0.1:" + listener.getLocalPort());
            HttpConfig config = new HttpConfig(server, "private_1", 1, Duration.ofSeconds(30), Duration.ofSeconds(20));

            try (HttpPurgeClient unconnected = new HttpPurgeClient(config, time.timing())) {
                assertThatExceptionOfType(PurgeOutcomeUnknown.class)
                        .isThrownBy(unconnected::quota)
                        .satisfies(unknown -> assertThat(unknown.getMessage())
                                .startsWith("No response from " + server + " after 1 attempt (")
                                .doesNotContain("Exception", "java", "sun."));
            }
        }
    }

    private static void respondWithoutTls(ServerSocket listener) {
        try (Socket connection = listener.accept()) {
            connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.shutdownOutput();
            connection.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void after_four_attempts_the_outcome_is_unknown() {
        server.respond(503, ResponseBodies.problem("unavailable", 503))
                .respond(503, ResponseBodies.problem("unavailable", 503))
                .respond(503, ResponseBodies.problem("unavailable", 503))
                .respond(503, ResponseBodies.problem("unavailable", 503));

        assertThatExceptionOfType(PurgeOutcomeUnknown.class)
                .isThrownBy(() -> client.purge(REQUEST))
                .withMessage(
                        "unavailable: The detail. The purge may or may not have been accepted. Send the same request"
                                + " again with its idempotency key 'k1'; it is accepted and charged once.");

        assertThat(server.received()).hasSize(4);
        assertThat(time.pauses()).hasSize(3).isSorted();
    }

    @Test
    void a_retry_waits_as_long_as_the_service_asks_for() {
        server.respond(503, "", "Retry-After", "7")
                .respond(503, "", "Retry-After", "Wed, 25 Nov 2026 12:00:17 GMT")
                .respond(202, ResponseBodies.purge("p1", "queued"));

        client.purge(REQUEST);

        assertThat(time.pauses()).hasSize(2);
        assertThat(time.pauses().getFirst()).isBetween(Duration.ofSeconds(7), Duration.ofMillis(7_200));
        assertThat(time.pauses().getFirst().plus(time.pauses().getLast()))
                .isBetween(Duration.ofSeconds(17), Duration.ofMillis(17_400));
    }

    @Test
    void a_request_is_not_retried_after_a_longer_delay_than_allowed() {
        server.respond(503, ResponseBodies.problem("busy", 503), "Retry-After", "3600");

        assertThatExceptionOfType(PurgeOutcomeUnknown.class).isThrownBy(() -> client.purge(REQUEST));

        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void an_exhausted_quota_is_not_retried() {
        server.respond(429, ResponseBodies.quotaExceeded(), "x-should-retry", "false", "Retry-After", "1");

        assertThatExceptionOfType(PurgeRefused.class)
                .isThrownBy(() -> client.purge(REQUEST))
                .satisfies(refused -> {
                    assertThat(refused.problem().isQuotaExceeded()).isTrue();
                    assertThat(refused.problem().quota().orElseThrow().left()).isEqualTo(3);
                });

        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 409, 422, 500})
    void a_permanent_failure_is_not_retried(int status) {
        server.respond(status, ResponseBodies.problem("some-problem", status));

        assertThatExceptionOfType(PurgeException.class).isThrownBy(() -> client.purge(REQUEST));

        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_rejected_second_attempt_says_nothing_about_the_first(int status) {
        server.respond(504, "").respond(status, ResponseBodies.problem("not-authenticated", status));

        assertThatExceptionOfType(PurgeOutcomeUnknown.class)
                .isThrownBy(() -> client.purge(REQUEST))
                .withMessageStartingWith("not-authenticated: The detail.")
                .satisfies(unknown -> assertThat(unknown.idempotencyKey()).contains("k1"));
    }

    @Test
    void an_error_from_a_proxy_says_nothing_about_the_first_attempt() {
        server.hangUp().hangUp().respond(413, "<html>");

        assertThatExceptionOfType(PurgeOutcomeUnknown.class).isThrownBy(() -> client.purge(REQUEST));
    }

    @Test
    void a_validation_error_also_applies_to_the_first_attempt() {
        server.respond(504, "").respond(422, ResponseBodies.refused(0, "https://a.example/1*"));

        assertThatExceptionOfType(PurgeRefused.class).isThrownBy(() -> client.purge(REQUEST));
    }

    @Test
    void a_throttled_first_attempt_had_no_effect() {
        server.respond(429, "").respond(401, ResponseBodies.problem("not-authenticated", 401));

        assertThatExceptionOfType(PurgeRefused.class).isThrownBy(() -> client.purge(REQUEST));
    }

    @Test
    void a_read_has_no_unknown_outcome() {
        server.respond(504, "").respond(401, ResponseBodies.problem("not-authenticated", 401));

        assertThatExceptionOfType(PurgeRefused.class).isThrownBy(client::quota);
    }

    @Test
    void an_interrupted_request_is_not_retried() {
        server.respond(503, "");
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(PurgeOutcomeUnknown.class)
                .isThrownBy(() -> client.purge(REQUEST))
                .withMessageStartingWith("Interrupted before a response arrived.");

        assertThat(Thread.interrupted()).isTrue();
    }
}
