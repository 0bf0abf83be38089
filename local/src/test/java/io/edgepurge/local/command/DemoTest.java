package io.edgepurge.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DemoTest {
    private final StringWriter out = new StringWriter();
    private ScriptedService service;

    @BeforeEach
    void start() throws IOException {
        service = new ScriptedService();
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void the_demo_prints_each_step_from_the_first_fetch_to_the_miss() {
        run();

        assertThat(out.toString().lines().map(line -> line.replaceAll("http://[^/ ]*", "")))
                .containsExactly(
                        "The edge cache fetches an image and its variants from the origin:",
                        "  GET /demo/sample.jpg -> Miss from cloudfront",
                        "  GET /demo/sample.jpg?tr=w-300 -> Miss from cloudfront",
                        "  GET /demo/tr:w-300/sample.jpg -> Miss from cloudfront",
                        "  GET /demo/300x300/sample.jpg -> Miss from cloudfront",
                        "The next requests find them in the edge cache:",
                        "  GET /demo/sample.jpg -> Hit from cloudfront",
                        "  GET /demo/sample.jpg?tr=w-300 -> Hit from cloudfront",
                        "  GET /demo/tr:w-300/sample.jpg -> Hit from cloudfront",
                        "  GET /demo/300x300/sample.jpg -> Hit from cloudfront",
                        "Purge the image with all its variants, as one item:",
                        "  POST /v1/purges /demo/sample.jpg -> 202 purge p1",
                        "Poll the purge until it completes:",
                        "  GET /v1/purges/p1 -> queued",
                        "  GET /v1/purges/p1 -> submitted",
                        "  GET /v1/purges/p1 -> completed",
                        "The edge cache fetches all of them from the origin again:",
                        "  GET /demo/sample.jpg -> Miss from cloudfront",
                        "  GET /demo/sample.jpg?tr=w-300 -> Miss from cloudfront",
                        "  GET /demo/tr:w-300/sample.jpg -> Miss from cloudfront",
                        "  GET /demo/300x300/sample.jpg -> Miss from cloudfront",
                        "Check the monthly quota:",
                        "  GET /v1/quota -> 999 of 1000 items left until 2026-02-01T00:00:00Z",
                        "A wildcard that covers everything is refused:",
                        "  POST /v1/purges /demo/* -> 400 wildcard-too-wide: covers too much",
                        "Done. The purge reached the edge cache: 4 of 4 variants hit before, miss after.");
    }

    @Test
    void the_key_is_the_user_name_and_the_password_is_empty() {
        run();

        assertThat(service.authorizations()).containsOnly("Basic a2V5Og==");
    }

    @Test
    void a_purge_that_does_not_reach_the_edge_fails_the_demo() {
        service.purgesReachTheEdge(false);

        assertThatExceptionOfType(DemoException.class)
                .isThrownBy(this::run)
                .withMessageEndingWith("/demo/sample.jpg: expected Miss from cloudfront, got Hit from cloudfront");
    }

    @Test
    void a_failed_purge_fails_the_demo() {
        service.statuses("queued", "failed");

        assertThatExceptionOfType(DemoException.class)
                .isThrownBy(this::run)
                .withMessage("the purge ended with status failed");
    }

    @Test
    void a_purge_that_never_completes_fails_the_demo() {
        service.statuses("queued");

        assertThatExceptionOfType(DemoException.class)
                .isThrownBy(() -> run(Duration.ofMillis(20)))
                .withMessage("the purge did not complete within 0 seconds");
    }

    @Test
    void an_accepted_wildcard_fails_the_demo() {
        service.refusesWildcards(false);

        assertThatExceptionOfType(DemoException.class)
                .isThrownBy(this::run)
                .withMessageEndingWith("/demo/*: expected 4xx, got 2xx");
    }

    private void run() {
        run(Duration.ofSeconds(10));
    }

    private void run(Duration timeout) {
        DemoOutput output = new DemoOutput(new PrintWriter(out, true), new Screen(false, false));
        Demo.Polling polling = new Demo.Polling(Duration.ofMillis(1), timeout);
        new Demo(new DemoClient(service.uri(), "key"), service.uri().resolve("/demo/"), output, polling).run();
    }
}
