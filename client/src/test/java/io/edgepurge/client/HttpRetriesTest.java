package io.edgepurge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
    void what_passes_is_tried_again_under_the_same_key(int status) {
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
    void a_broken_connection_is_tried_again() {
        server.hangUp().hangUp().respond(202, ResponseBodies.purge("p1", "queued"));

        assertThat(client.purge(REQUEST).purge().id()).isEqualTo("p1");

        assertThat(time.pauses()).hasSizeGreaterThanOrEqualTo(1);
    }

    @Test
    @Timeout(15)
    void an_answer_that_stalls_half_way_is_a_broken_attempt() {
        server.stall().stall();
        HttpConfig config =
                new HttpConfig(server.uri(), "private_1", 2, Duration.ofMillis(500), Duration.ofSeconds(20));

        try (HttpPurgeClient impatient = new HttpPurgeClient(config, time.timing())) {
            assertThatExceptionOfType(PurgeOutcomeUnknown.class)
                    .isThrownBy(() -> impatient.purge(REQUEST))
                    .withMessageStartingWith("No answer from " + server.uri() + " in 2 attempts (timed out).")
                    .satisfies(open -> assertThat(open.idempotencyKey()).contains("k1"));
        }

        assertThat(server.received())
                .allSatisfy(received -> assertThat(received.header("Idempotency-Key")).isEqualTo("\"k1\""));
    }

    @Test
    void after_four_attempts_nobody_knows() {
        server.respond(503, ResponseBodies.problem("unavailable", 503))
                .respond(503, ResponseBodies.problem("unavailable", 503))
                .respond(503, ResponseBodies.problem("unavailable", 503))
                .respond(503, ResponseBodies.problem("unavailable", 503));

        assertThatExceptionOfType(PurgeOutcomeUnknown.class)
                .isThrownBy(() -> client.purge(REQUEST))
                .withMessage("unavailable: It is so. Whether the purge was accepted is not known: send the same request"
                        + " again under its idempotency key 'k1', and it is accepted and charged once.");

        assertThat(server.received()).hasSize(4);
        assertThat(time.pauses()).hasSize(3).isSorted();
    }

    @Test
    void a_service_that_names_its_pause_is_left_alone_that_long() {
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
    void a_pause_that_is_too_long_is_not_waited_for() {
        server.respond(503, ResponseBodies.problem("busy", 503), "Retry-After", "3600");

        assertThatExceptionOfType(PurgeOutcomeUnknown.class).isThrownBy(() -> client.purge(REQUEST));

        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void an_exhausted_quota_is_never_tried_again() {
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
    void what_another_attempt_cannot_change_is_not_tried_again(int status) {
        server.respond(status, ResponseBodies.problem("some-problem", status));

        assertThatExceptionOfType(PurgeException.class).isThrownBy(() -> client.purge(REQUEST));

        assertThat(server.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void who_is_turned_away_at_the_second_attempt_may_have_been_let_in_at_the_first(int status) {
        server.respond(504, "").respond(status, ResponseBodies.problem("not-authenticated", status));

        assertThatExceptionOfType(PurgeOutcomeUnknown.class)
                .isThrownBy(() -> client.purge(REQUEST))
                .withMessageStartingWith("not-authenticated: It is so.")
                .satisfies(open -> assertThat(open.idempotencyKey()).contains("k1"));
    }

    @Test
    void something_in_front_of_the_service_does_not_know_of_the_first_attempt() {
        server.hangUp().hangUp().respond(413, "<html>");

        assertThatExceptionOfType(PurgeOutcomeUnknown.class).isThrownBy(() -> client.purge(REQUEST));
    }

    @Test
    void the_service_itself_knows_of_the_first_attempt() {
        server.respond(504, "").respond(422, ResponseBodies.refused(0, "https://a.example/1*"));

        assertThatExceptionOfType(PurgeRefused.class).isThrownBy(() -> client.purge(REQUEST));
    }

    @Test
    void whoever_was_turned_away_twice_was_not_let_in() {
        server.respond(429, "").respond(401, ResponseBodies.problem("not-authenticated", 401));

        assertThatExceptionOfType(PurgeRefused.class).isThrownBy(() -> client.purge(REQUEST));
    }

    @Test
    void nothing_is_open_where_no_purge_was_asked_for() {
        server.respond(504, "").respond(401, ResponseBodies.problem("not-authenticated", 401));

        assertThatExceptionOfType(PurgeRefused.class).isThrownBy(client::quota);
    }

    @Test
    void whoever_is_interrupted_stops_trying() {
        server.respond(503, "");
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(PurgeOutcomeUnknown.class)
                .isThrownBy(() -> client.purge(REQUEST))
                .withMessageStartingWith("Interrupted before the answer came.");

        assertThat(Thread.interrupted()).isTrue();
    }
}
