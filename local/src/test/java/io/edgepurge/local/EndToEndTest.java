package io.edgepurge.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.local.function.Invocation;
import io.edgepurge.local.policy.Grants;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
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
    void a_tenant_of_a_distribution_is_purged_like_a_distribution() {
        String url = running.enterAccountOfATenant("tenanted");

        Invocation purged = running.stack().invoke("PurgeInvokeFunction", """
                {"account":"tenanted","urls":["%s"],"idempotencyKey":"e2e-tenant"}
                """.formatted(url));

        assertThat(purged).isInstanceOf(Invocation.Answered.class);
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(tap.actionsOf("InvalidationWorkerFunction"))
                        .contains("cloudfront:GetInvalidationForDistributionTenant"));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void each_function_is_granted_what_it_has_done_and_nothing_else() {
        Grants grants = Grants.in(Path.of("..", "template.yaml"));

        assertThat(running.stack().template().functions())
                .allSatisfy(function -> assertThat(tap.actionsOf(function.name()))
                        .as(function.name())
                        .isEqualTo(grants.of(function.name())));
    }
}
