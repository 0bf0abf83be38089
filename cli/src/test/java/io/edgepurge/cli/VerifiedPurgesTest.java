package io.edgepurge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifiedPurgesTest {
    private static final String URL = "https://a.example/1.jpg";

    private final ScriptedApi api = new ScriptedApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_stale_url_exits_with_7() {
        api.respond(202, purge("pending", "")).respond(200, purge("stale", "stale"));

        CommandRun run = run("purge", "--verify", "--wait", URL);

        assertThat(run.exitCode()).isEqualTo(7);
        assertThat(api.calls().getFirst()).contains("\"verify\":true");
        assertThat(run.err()).endsWith("""
                edgepurge: CloudFront has completed the purge, but an edge location still serves an old copy:
                  https://a.example/1.jpg
                    The copy is old.
                """);
    }

    @Test
    void fresh_and_unknown_urls_exit_with_0() {
        for (String result : new String[] {"fresh", "unknown"}) {
            api.clear().respond(202, purge("pending", "")).respond(200, purge(result, result));

            assertThat(run("purge", "--verify", "--wait", URL).exitCode()).isZero();
        }
    }

    @Test
    void visits_that_take_longer_than_the_wait_exit_with_5() {
        api.respond(202, purge("pending", "")).respond(200, purge("pending", ""));

        assertThat(run("purge", "--verify", "--wait", "--wait-timeout", "0s", URL)
                        .exitCode())
                .isEqualTo(5);
    }

    @Test
    void the_default_of_the_endpoint_can_be_turned_off() {
        api.respond(202, ScriptedApi.purge("p1", "queued"));

        assertThat(run("purge", "--no-verify", URL).exitCode()).isZero();
        assertThat(api.calls().getFirst()).contains("\"verify\":false");
    }

    @Test
    void the_status_shows_the_results() {
        api.respond(200, purge("stale", "stale"));

        assertThat(run("status", "p1").out())
                .contains("verification  stale (1 of 1 visited)")
                .contains("stale at FRA56-P1");
    }

    @Test
    void a_list_is_filtered_by_the_worst_result() {
        api.respond(200, "{\"purges\":[]}");

        assertThat(run("list", "--verification", "stale").exitCode()).isZero();
        assertThat(api.calls().getFirst()).contains("verification=stale");
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(api.environment(), arguments);
    }

    private static String purge(String result, String ofItem) {
        String visit = ofItem.isEmpty() ? "{\"result\":\"pending\"}" : """
                {"result":"%s","note":"The copy is old.","checkedAt":"2026-01-30T12:01:30Z","attempt":3,
                "evidence":{"status":200,"pop":"FRA56-P1"}}""".formatted(ofItem);
        return """
                {"id":"p1","status":"completed","acceptedAt":"2026-01-30T12:00:00Z","source":"api","key":"key-1",
                "verify":true,"verification":{"result":"%s","checked":%d,"of":1,"note":"One location."},
                "items":[{"index":0,"url":"https://a.example/1.jpg","status":"completed","since":"2026-01-30T12:00:10Z",
                "verification":%s}],"duplicates":[]}""".formatted(result, ofItem.isEmpty() ? 0 : 1, visit);
    }
}
