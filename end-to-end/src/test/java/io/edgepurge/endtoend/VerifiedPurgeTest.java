package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A viewer visits a URL, a verified purge of it completes, and the worker visits it as the next viewer. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifiedPurgeTest {
    private final RunningStack running;

    VerifiedPurgeTest(RunningStack running) {
        this.running = running;
    }

    @Test
    void a_purged_url_is_fresh() {
        String url = running.url("verified/fresh.jpg");
        String other = running.url("verified/folder/*");
        running.visit(url);

        JsonNode purge = verified(running.demo(), url, other);

        JsonNode result = purge.path("items").path(0).path("verification");
        assertThat(result.path("result").asText()).as(purge.toString()).isEqualTo("fresh");
        assertThat(result.path("evidence").path("xCache").asText()).isEqualTo("Miss from cloudfront");
        assertThat(result.path("evidence").path("pop").asText()).isEqualTo("LOCAL1-C1");
        assertThat(purge.path("items").path(1).has("verification")).isFalse();
        assertThat(purge.path("verification").path("checked").asInt()).isEqualTo(1);
        assertThat(purge.path("verification").path("of").asInt()).isEqualTo(2);
        // the visit has brought the file into the cache
        assertThat(running.visit(url)).isEqualTo("Hit");
    }

    /** The host of the endpoint belongs to another distribution than the endpoint says. */
    @Test
    void a_purge_on_the_wrong_distribution_is_stale() {
        running.operator().control("distributions", "{\"id\":\"ESERVING\",\"hosts\":[\"stale.localhost\"]}");
        running.operator().control("distributions", "{\"id\":\"EPURGED\",\"hosts\":[\"purged.localhost\"]}");
        String endpoint = "http://stale.localhost:" + running.stack().edge().getPort() + "/";
        String key =
                running.operator().addAccount("stale", UrlEndpoint.of(endpoint, new DistributionId("EPURGED")), 100);
        StackClient caller =
                new StackClient(running.demo().http(), running.stack().api(), URI.create(endpoint), key);
        String url = caller.url("old.jpg");
        running.visit(url);
        running.awaitProvableAge(url);

        JsonNode purge = verified(caller, url);

        JsonNode result = purge.path("items").path(0).path("verification");
        assertThat(purge.path("status").asText()).isEqualTo("completed");
        assertThat(result.path("result").asText()).as(purge.toString()).isEqualTo("stale");
        assertThat(result.path("evidence").path("age").asLong())
                .isGreaterThanOrEqualTo(RunningStack.PROVABLE_AGE_SECONDS);
        assertThat(result.has("nextAt")).isTrue();
        assertThat(purge.path("verification").path("warning").asText()).contains("copy from before the purge");
        JsonNode list = RunningStack.json(caller.get("/v1/purges?verification=stale"));
        assertThat(list.path("purges").path(0).path("id")).isEqualTo(purge.path("id"));
        assertThat(RunningStack.json(caller.get("/v1/purges?verification=fresh"))
                        .path("purges"))
                .isEmpty();
    }

    @Test
    void a_purge_that_an_edge_ignores_or_a_function_misleads_is_stale_at_every_entry_point() {
        List<PurgeSourceDriver> sources = PurgeSourcesTest.sourcesWithOperator().toList();
        List<String> ignored =
                sources.stream().map(source -> "/" + fileOf(source)).toList();
        StackClient ignoring = verifiedByDefault("visitedignoring", Map.of("ignoredPaths", ignored));
        StackClient rewriting = verifiedByDefault("visitedrewriting", Map.of("rewrittenFolder", "/v2"));
        List<StackClient> callers = List.of(ignoring, rewriting);
        List<String> urls = callers.stream()
                .flatMap(caller -> sources.stream().map(source -> caller.url(fileOf(source))))
                .toList();
        urls.forEach(running::visit);
        running.awaitProvableAge(urls.getLast());

        Map<String, String> purges = new LinkedHashMap<>();
        sources.forEach(source -> {
            purges.put(ignoring.url(fileOf(source)), purgeOf(source, "visitedignoring", ignoring));
            purges.put(rewriting.url(fileOf(source)), purgeOf(source, "visitedrewriting", rewriting));
        });

        assertThat(purges).hasSize(urls.size()).allSatisfy((url, id) -> {
            StackClient caller = url.startsWith(ignoring.url("")) ? ignoring : rewriting;
            JsonNode purge = caller.awaitVisit("/v1/purges/" + id);
            assertThat(purge.path("status").asText()).isEqualTo("completed");
            assertThat(purge.at("/items/0/verification/result").asText())
                    .as(purge.toString())
                    .isEqualTo("stale");
            assertThat(running.visit(url)).isEqualTo("Hit");
        });
    }

    @Test
    void an_unverified_purge_is_checked_on_request() {
        String url = running.url("verified/later.jpg");
        running.visit(url);
        JsonNode unverified = running.demo().awaitEnd(running.purge(List.of(url)));
        assertThat(unverified.has("verification")).isFalse();
        String location = "/v1/purges/" + unverified.path("id").asText();

        HttpResponse<String> requested = running.post(location + "/verification", Map.of());

        assertThat(requested.statusCode()).as(requested.body()).isEqualTo(202);
        JsonNode purge = running.demo().awaitVisit(location);
        assertThat(purge.path("items")
                        .path(0)
                        .path("verification")
                        .path("result")
                        .asText())
                .isEqualTo("fresh");
        assertThat(running.post(location + "/verification", Map.of()).statusCode())
                .isEqualTo(429);
    }

    private static String fileOf(PurgeSourceDriver source) {
        return source.getClass().getSimpleName() + ".jpg";
    }

    private String purgeOf(PurgeSourceDriver source, String account, StackClient caller) {
        PurgeSourceDriver.Outcome outcome = source.send(
                running,
                new PurgeSourceDriver.Order(
                        running.stack().api(),
                        new PurgeSourceDriver.Caller(account, caller.key()),
                        caller.url(fileOf(source)),
                        account + fileOf(source)));
        assertThat(outcome).isInstanceOf(PurgeSourceDriver.Outcome.Accepted.class);
        return ((PurgeSourceDriver.Outcome.Accepted) outcome).id();
    }

    /** Adds an account whose purges are verified, on a distribution of its own with faulty settings. */
    private StackClient verifiedByDefault(String account, Map<String, Object> faults) {
        String host = account + ".localhost";
        DistributionId distribution = new DistributionId("E" + account.toUpperCase(Locale.ROOT));
        Map<String, Object> settings = new HashMap<>(faults);
        settings.putAll(Map.of("id", distribution.value(), "hosts", List.of(host)));
        running.operator()
                .control(
                        "distributions",
                        new ObjectMapper().valueToTree(settings).toString());
        String endpoint = "http://" + host + ":" + running.stack().edge().getPort() + "/";
        String key = running.operator()
                .addAccount(account, UrlEndpoint.of(endpoint, distribution).withVerify(true), 100);
        return new StackClient(running.demo().http(), running.stack().api(), URI.create(endpoint), key);
    }

    /** Purges URLs with verification; returns the purge after the first visit. */
    private static JsonNode verified(StackClient caller, String... urls) {
        return caller.awaitVisit(caller.post("/v1/purges", Map.of("urls", List.of(urls), "verify", true)));
    }
}
