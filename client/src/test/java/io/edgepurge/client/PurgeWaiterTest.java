package io.edgepurge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PurgeWaiterTest {
    private final ScriptedServer server = new ScriptedServer();
    private final ManualTime time = new ManualTime();
    private final HttpPurgeClient client = new HttpPurgeClient(HttpConfig.of(server.uri(), "private_1"), time.timing());
    private final List<PurgeStatus> seen = new ArrayList<>();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void every_change_is_reported_until_the_end() {
        server.respond(200, ResponseBodies.purge("p1", "queued"), "ETag", "\"1\"", "Retry-After", "2")
                .respond(304, "", "ETag", "\"1\"")
                .respond(200, ResponseBodies.purge("p1", "completed"), "ETag", "\"2\"");

        Purge ended = await(Duration.ofMinutes(1));

        assertThat(ended.status()).isEqualTo(PurgeStatus.COMPLETED);
        assertThat(seen).containsExactly(PurgeStatus.QUEUED, PurgeStatus.COMPLETED);
        assertThat(server.received())
                .extracting(received -> received.header("If-None-Match"))
                .containsExactly("", "\"1\"", "\"1\"");
        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    @Test
    void a_pending_visit_continues_the_wait() {
        server.respond(200, verified("pending")).respond(200, verified("stale"));

        Purge settled = await(Duration.ofMinutes(1));

        assertThat(settled.verification().orElseThrow().result()).isEqualTo(VerificationResult.STALE);
        assertThat(settled.items().getFirst().visit().orElseThrow().pop()).contains("FRA56-P1");
        assertThat(time.pauses()).hasSize(1);
    }

    private static String verified(String result) {
        return """
                {"id":"p1","status":"completed","acceptedAt":"2026-11-25T12:00:00Z","source":"api","key":"k1",
                 "verification":{"result":"%s","checked":1,"of":1,"note":"One location."},
                 "items":[{"index":0,"url":"https://a.example/1.jpg","status":"completed","since":"2026-11-25T12:00:09Z",
                 "verification":{"result":"stale","note":"Old.","checkedAt":"2026-11-25T12:00:10Z","attempt":1,
                 "evidence":{"status":200,"pop":"FRA56-P1"}}}]}""".formatted(result);
    }

    @Test
    void the_service_sets_the_polling_interval() {
        server.respond(200, ResponseBodies.purge("p1", "queued"), "Retry-After", "11")
                .respond(200, ResponseBodies.purge("p1", "failed"));

        await(Duration.ofMinutes(1));

        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "Wed, 25 Nov 2026 11:00:00 GMT"})
    void there_is_a_minimum_polling_interval(String retryAfter) {
        server.respond(200, ResponseBodies.purge("p1", "queued"), "Retry-After", retryAfter)
                .respond(200, ResponseBodies.purge("p1", "completed"));

        await(Duration.ofMinutes(1));

        assertThat(time.pauses()).containsExactly(Duration.ofMillis(200));
    }

    @Test
    void a_timeout_ends_the_wait_but_not_the_purge() {
        server.respond(200, ResponseBodies.purge("p1", "queued"))
                .respond(200, ResponseBodies.purge("p1", "queued"))
                .respond(200, ResponseBodies.purge("p1", "submitted"));

        Purge last = await(Duration.ofSeconds(3));

        assertThat(last.hasEnded()).isFalse();
        assertThat(last.status()).isEqualTo(PurgeStatus.SUBMITTED);
        assertThat(time.pauses()).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(1));
    }

    @Test
    void an_outage_does_not_end_the_wait() {
        server.respond(200, ResponseBodies.purge("p1", "queued"), "ETag", "\"1\"")
                .respond(500, ResponseBodies.problem("internal-error", 500))
                .respond(200, ResponseBodies.purge("p1", "completed"));

        assertThat(await(Duration.ofMinutes(1)).status()).isEqualTo(PurgeStatus.COMPLETED);
    }

    @Test
    void an_unknown_purge_is_not_polled() {
        server.respond(404, ResponseBodies.problem("purge-not-found", 404));

        assertThatExceptionOfType(PurgeRefused.class).isThrownBy(() -> await(Duration.ofMinutes(1)));
    }

    private Purge await(Duration timeout) {
        return client.await("p1", timeout, purge -> seen.add(purge.status()));
    }
}
