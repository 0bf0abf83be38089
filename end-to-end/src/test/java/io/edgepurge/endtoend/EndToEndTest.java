package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.local.function.InvocationResult;
import io.edgepurge.local.http.LoopbackServer;
import io.edgepurge.local.template.FunctionResource;
import io.edgepurge.local.template.Grants;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The stack as people run it; a tap on the wire sees what each function does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndToEndTest implements EndToEndContract {
    private final WireTap tap = new WireTap();
    private final RunningStack running = new RunningStack(10_000, tap);

    @AfterAll
    void stop() {
        running.close();
        tap.close();
    }

    @Override
    public RunningStack running() {
        return running;
    }

    @Test
    void a_purge_that_waits_is_cancelled_and_its_quota_given_back() {
        int left = running.quotaLeft();
        HttpResponse<String> accepted = running.post(
                "/v1/purges",
                Map.of(
                        "urls",
                        List.of(running.url("e2e/never.jpg")),
                        "notBefore",
                        Instant.now().plus(1, ChronoUnit.DAYS).toString()));

        HttpResponse<String> cancelled =
                running.delete(accepted.headers().firstValue("Location").orElseThrow());

        assertThat(cancelled.statusCode()).as(cancelled.body()).isEqualTo(200);
        assertThat(running.quotaLeft()).isEqualTo(left);
    }

    @Test
    void schedules_are_listed_from_where_they_are_kept() {
        JsonNode schedules = RunningStack.json(running.get("/v1/schedules"));

        assertThat(schedules.toString()).contains("nightly");
    }

    @Test
    void an_invocation_that_comes_again_gets_its_first_answer() {
        String event = """
                {"account":"demo","urls":["%s"],"idempotencyKey":"e2e-again"}
                """.formatted(running.url("e2e/again.jpg"));

        String first = answerTo(event);
        String again = answerTo(event);

        assertThat(RunningStack.json(again).path("id"))
                .isEqualTo(RunningStack.json(first).path("id"));
    }

    @Test
    void an_origin_cache_is_cleared_before_the_edge() throws IOException {
        List<String> cleared = new CopyOnWriteArrayList<>();
        try (LoopbackServer cache = LoopbackServer.start(0, call -> {
            cleared.add(call.getRequestMethod() + " " + call.getRequestURI().getPath());
            call.sendResponseHeaders(200, -1);
        })) {
            String url = running.enterAccountBehind(cache.uri(), "cached");

            answerTo("""
                    {"account":"cached","urls":["%s"],"idempotencyKey":"e2e-cached"}
                    """.formatted(url));

            await().atMost(Duration.ofMinutes(2)).until(() -> cleared.contains("PURGE /a.jpg"));
        }
    }

    private String answerTo(String event) {
        return switch (running.stack().invoke("PurgeInvokeFunction", event)) {
            case InvocationResult.Succeeded(String payload) -> payload;
            case InvocationResult.Failed(String error) -> throw new AssertionError(error);
        };
    }

    @Test
    void a_tenant_of_a_distribution_is_purged_like_a_distribution() {
        String url = running.enterAccountOfATenant("tenanted");

        answerTo("""
                {"account":"tenanted","urls":["%s"],"idempotencyKey":"e2e-tenant"}
                """.formatted(url));

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(tap.actionsOf("InvalidationWorkerFunction"))
                        .contains("cloudfront:GetInvalidationForDistributionTenant"));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void each_function_is_granted_what_it_has_done_and_nothing_else() {
        Grants grants = Grants.in(Path.of("..", "template.yaml"));

        assertThat(ofEachFunction(tap::actionsOf)).isEqualTo(ofEachFunction(grants::of));
    }

    private String ofEachFunction(Function<String, Set<String>> actions) {
        return running.stack().template().functions().stream()
                .map(FunctionResource::name)
                .map(function -> function + "\n  " + String.join("\n  ", actions.apply(function)))
                .collect(Collectors.joining("\n"));
    }
}
