package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.endpointcheck.CheckedDistribution;
import io.edgepurge.local.function.InvocationResult;
import io.edgepurge.local.template.FunctionResource;
import io.edgepurge.local.template.Grants;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
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
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the contract on the local stack, and compares the AWS actions of each function with its IAM policy. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndToEndTest implements EndToEndContract {
    private final RunningStack running;
    private final RecordingAwsProxy proxy;

    EndToEndTest(RunningStack running, RecordingAwsProxy proxy) {
        this.running = running;
        this.proxy = proxy;
    }

    @Override
    public RunningStack running() {
        return running;
    }

    @Test
    void a_queued_purge_is_cancelled_and_refunded() {
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
    void schedules_are_listed_from_EventBridge_Scheduler() {
        JsonNode schedules = RunningStack.json(running.get("/v1/schedules"));

        assertThat(schedules.toString()).contains("nightly");
    }

    @Test
    void a_repeated_invocation_gets_the_first_response() {
        String event = """
            {"account":"demo","urls":["%s"],"idempotencyKey":"e2e-again"}
            """.formatted(running.url("e2e/again.jpg"));

        String first = invoke(event);
        String again = invoke(event);

        assertThat(RunningStack.json(again).path("id"))
                .isEqualTo(RunningStack.json(first).path("id"));
    }

    @Test
    void an_origin_cache_is_cleared_before_the_edge() throws IOException {
        List<String> cleared = new CopyOnWriteArrayList<>();
        // A cache gets the host of the visitors, which servers of the stack refuse.
        HttpServer cache = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cache.createContext("/", call -> {
            cleared.add(call.getRequestMethod() + " " + call.getRequestURI().getPath());
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        cache.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + cache.getAddress().getPort());
            String url = running.operator().addAccountBehind(address, "cached");

            invoke("""
                {"account":"cached","urls":["%s"],"idempotencyKey":"e2e-cached"}
                """.formatted(url));

            await().atMost(Duration.ofMinutes(2)).until(() -> cleared.contains("PURGE /a.jpg"));
        } finally {
            cache.stop(0);
        }
    }

    private String invoke(String event) {
        return switch (running.stack().invoke("PurgeInvokeFunction", event)) {
            case InvocationResult.Succeeded(String payload) -> payload;
            case InvocationResult.Failed(String error) -> throw new AssertionError(error);
        };
    }

    @Test
    void a_tenant_of_a_multi_tenant_distribution_is_purged() {
        String url = running.operator().addAccountOfATenant("tenanted");

        invoke("""
            {"account":"tenanted","urls":["%s"],"idempotencyKey":"e2e-tenant"}
            """.formatted(url));

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(proxy.actionsOf("InvalidationWorkerFunction"))
                        .contains("cloudfront:ListInvalidationsForDistributionTenant"));
    }

    @Test
    void a_purge_completes_although_cloudfront_does_not_list_its_invalidation() {
        running.operator().failLists(4);
        String url = running.operator().addAccountOfATenant("unlisted");
        invoke("""
            {"account":"unlisted","urls":["%s"],"idempotencyKey":"e2e-unlisted-tenant"}
            """.formatted(url));

        running.purge(List.of(running.url("e2e/unlisted.jpg")));

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(proxy.actionsOf("InvalidationWorkerFunction"))
                        .contains("cloudfront:GetInvalidation", "cloudfront:GetInvalidationForDistributionTenant"));
    }

    @Test
    void a_sweep_checks_the_distribution_whose_check_is_due() throws IOException {
        String sweep = Files.readString(Path.of("../events/invalidation-worker/sweep.json"));
        DistributionId distribution =
                new DistributionId(running.stack().account().distribution());
        running.operator().aws().distributionReadings().requestCheck(distribution);

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            running.stack().invoke("InvalidationWorkerFunction", sweep);
            assertThat(proxy.actionsOf("InvalidationWorkerFunction"))
                    .contains("cloudfront:GetDistributionConfig", "cloudfront:GetCachePolicy");
            assertThat(running.operator()
                            .aws()
                            .distributionReadings()
                            .find(distribution)
                            .flatMap(CheckedDistribution::reading))
                    .isPresent();
        });
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void each_function_is_granted_the_actions_it_takes_and_no_others() {
        Grants grants = Grants.in(Path.of("..", "template.yaml"));

        assertThat(ofEachFunction(proxy::actionsOf)).isEqualTo(ofEachFunction(grants::of));
    }

    private String ofEachFunction(Function<String, Set<String>> actions) {
        return running.stack().template().functions().stream()
                .map(FunctionResource::name)
                .map(function -> function + "\n  " + String.join("\n  ", actions.apply(function)))
                .collect(Collectors.joining("\n"));
    }
}
