package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.reconcile.FolderWildcardPolicy;
import io.edgepurge.local.function.InvocationResult;
import io.edgepurge.testing.UrlCase;
import io.edgepurge.testing.UrlCases;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Follows purges from the request to the edge, with the jars that are deployed. */
interface EndToEndContract {
    /** Returns the stack of all tests; its demo account has a quota of 10,000. */
    RunningStack running();

    @Test
    default void a_purge_reaches_the_edge() {
        String image = running().url("e2e/shoe.jpg");
        assertThat(running().fetch(image)).startsWith("Miss");
        assertThat(running().fetch(image)).startsWith("Hit");

        HttpResponse<String> accepted = running().purge(List.of(image));

        assertThat(accepted.statusCode()).isEqualTo(202);
        JsonNode completed = completed(accepted.headers().firstValue("Location").orElseThrow());
        assertThat(completed.at("/items/0/invalidation").asText()).startsWith("I");
        assertThat(Instant.parse(completed.at("/items/0/submittedAt").asText()))
                .isBetween(
                        Instant.parse(completed.path("acceptedAt").asText()),
                        Instant.parse(completed.at("/items/0/since").asText()));
        assertThat(running().fetch(image)).startsWith("Miss");
    }

    @Test
    default void a_wildcard_purges_the_files_it_covers_and_no_others() {
        String inside = running().url("e2e/catalog/1.jpg");
        String outside = running().url("e2e/other/1.jpg");
        List.of(inside, outside).forEach(running()::fetch);

        completed(location(running().purge(List.of(running().url("e2e/catalog/*")))));

        assertThat(running().fetch(inside)).startsWith("Miss");
        assertThat(running().fetch(outside)).startsWith("Hit");
    }

    @Test
    default void a_tag_purges_every_object_with_that_tag() {
        String inside = running().url("tv/one.jpg");
        String alsoInside = running().url("tv/two.jpg");
        String outside = running().url("radio/one.jpg");
        Stream.of(inside, alsoInside, outside).forEach(running()::fetch);

        HttpResponse<String> accepted = running()
                .post(
                        "/v1/purges",
                        Map.of(
                                "tags",
                                List.of(Map.of(
                                        "endpoint",
                                        running().stack().account().endpoint().toString(),
                                        "tag",
                                        "Folder:TV"))));
        JsonNode item = completed(location(accepted)).at("/items/0");

        assertThat(item.path("tag").asText()).isEqualTo("Folder:TV");
        assertThat(running().fetch(inside)).startsWith("Miss");
        assertThat(running().fetch(alsoInside)).startsWith("Miss");
        assertThat(running().fetch(outside)).startsWith("Hit");
    }

    @Test
    default void a_folder_wildcard_replaces_many_files_if_an_operator_allows_it() {
        running().operator().allowFolderWildcards(new FolderWildcardPolicy(3, List.of("/demo/e2e/widened/")));
        List<String> asked = IntStream.range(0, 4)
                .mapToObj(n -> running().url("e2e/widened/red-" + n + ".jpg"))
                .toList();
        String along = running().url("e2e/widened/red-99.jpg");
        String kept = running().url("e2e/widened/blue-1.jpg");
        Stream.concat(asked.stream(), Stream.of(along, kept)).forEach(running()::fetch);

        JsonNode completed = completed(location(running().purge(asked)));

        assertThat(completed.path("items"))
                .hasSize(4)
                .allSatisfy(item -> assertThat(item.path("carriedBy").asText()).isEqualTo("/demo/e2e/widened/red-*"));
        assertThat(running().pathsOf(completed.at("/items/0/invalidation").asText()))
                .contains("/demo/e2e/widened/red-*")
                .doesNotContainAnyElementsOf(
                        asked.stream().map(URI::create).map(URI::getPath).toList());
        assertThat(asked).allSatisfy(url -> assertThat(running().fetch(url)).startsWith("Miss"));
        assertThat(running().fetch(along)).startsWith("Miss");
        assertThat(running().fetch(kept)).startsWith("Hit");
    }

    @Test
    default void a_purge_is_found_by_its_urls_before_and_after_it_completes() {
        String url = running().url("e2e/listed/one.jpg");
        String location = location(running().purge(List.of(url)));
        String search = "/v1/purges?q=" + URLEncoder.encode(running().url("e2e/listed/"), StandardCharsets.UTF_8);

        completed(location);

        JsonNode listed = RunningStack.json(running().get(search)).path("purges");
        assertThat(listed).hasSize(1);
        assertThat(location).endsWith(listed.at("/0/id").asText());
        assertThat(listed.at("/0/status").asText()).isEqualTo("completed");
        assertThat(listed.at("/0/firstUrl").asText()).isEqualTo(url);
        assertThat(RunningStack.json(running().get(search + "&status=failed")).path("purges"))
                .isEmpty();
    }

    @Test
    default void a_purge_with_notBefore_waits_until_then() {
        Instant later = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
        HttpResponse<String> accepted = running()
                .post(
                        "/v1/purges",
                        Map.of(
                                "urls", List.of(running().url("e2e/later.jpg")),
                                "reason", "It goes live then",
                                "notBefore", later.toString()));

        JsonNode ended = completed(location(accepted));

        assertThat(ended.path("reason").asText()).isEqualTo("It goes live then");
        assertThat(Instant.parse(ended.at("/items/0/since").asText())).isAfter(later);
    }

    @Test
    default void a_preview_changes_nothing() {
        HttpResponse<String> preview = running()
                .post("/v1/purges/preview", Map.of("urls", List.of(running().url("e2e/preview/a/*"))));

        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(RunningStack.json(preview).at("/invalidations/0/paths/0").asText())
                .isEqualTo("/demo/e2e/preview/a/*");
        assertThat(RunningStack.json(running().get("/v1/account")).path("id").asText())
                .isEqualTo("demo");
    }

    @Test
    default void imagekit_calls_get_imagekit_responses() {
        HttpResponse<String> created =
                running().post("/v1/files/purge", Map.of("url", running().url("e2e/ik.jpg")));

        assertThat(created.statusCode()).isEqualTo(201);
        String status = "/v1/files/purge/"
                + RunningStack.json(created).path("requestId").asText();
        assertThat(running().get(status).body()).isEqualTo("{\"status\":\"Pending\"}");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(running().get(status).body()).isEqualTo("{\"status\":\"Completed\"}"));
    }

    @Test
    default void a_repeated_request_returns_the_same_purge() {
        List<String> urls = List.of(running().url("e2e/once.jpg"));
        String[] key = {"Idempotency-Key", "\"e2e-once\"", "Content-Type", "application/json"};

        JsonNode first = RunningStack.json(running().purge(urls, key));
        JsonNode again = RunningStack.json(running().purge(urls, key));

        assertThat(again.path("id")).isEqualTo(first.path("id"));
        assertThat(again.at("/quota/left")).isEqualTo(first.at("/quota/left"));
    }

    @Test
    default void the_api_accepts_and_refuses_the_same_urls_as_the_rules() {
        List<UrlCase> cases = UrlCases.relativeTo(
                        UrlEndpoint.of(running().stack().account().endpoint().toString(), new DistributionId("EDEMO")))
                .stream()
                .filter(candidate -> isText(candidate.url()))
                .toList();
        List<UrlCase> refused =
                cases.stream().filter(candidate -> !candidate.accepted()).toList();
        List<UrlCase> accepted = cases.stream().filter(UrlCase::accepted).toList();

        inHundreds(refused).forEach(this::assertRefused);
        inHundreds(accepted).forEach(this::assertAccepted);
        assertThat(refused).hasSizeGreaterThan(50);
        assertThat(accepted).hasSizeGreaterThan(30);
    }

    @Test
    default void another_function_purges_by_direct_invocation() {
        InvocationResult invocation = running().stack().invoke("PurgeInvokeFunction", """
                {"account":"demo","urls":["%s"],"idempotencyKey":"e2e-direct"}
                """.formatted(
                        running().url("e2e/direct.jpg")));

        assertThat(invocation).isInstanceOfSatisfying(InvocationResult.Succeeded.class, done -> {
            assertThat(done.payload()).contains("\"status\":\"queued\"");
        });
    }

    private void assertRefused(List<UrlCase> cases) {
        HttpResponse<String> answer =
                running().purge(cases.stream().map(UrlCase::url).toList());

        assertThat(answer.statusCode()).isEqualTo(422);
        List<String> rules = IntStream.range(0, cases.size())
                .mapToObj(n -> RunningStack.json(answer)
                        .path("violations")
                        .path(n)
                        .path("rule")
                        .asText())
                .toList();
        assertThat(rules).isEqualTo(cases.stream().map(UrlCase::expected).toList());
    }

    /** Cancels the purge again: its wildcards would use the capacity that other tests need. */
    private void assertAccepted(List<UrlCase> cases) {
        List<String> urls = cases.stream().map(UrlCase::url).toList();
        String tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).toString();

        HttpResponse<String> answer = running().post("/v1/purges", Map.of("urls", urls, "notBefore", tomorrow));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(running().delete(location(answer)).statusCode()).isEqualTo(200);
    }

    private JsonNode completed(String location) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> RunningStack.json(running().get(location))
                        .path("status")
                        .asText()
                        .equals("completed"));
        return RunningStack.json(running().get(location));
    }

    private static String location(HttpResponse<String> accepted) {
        return accepted.headers().firstValue("Location").orElseThrow();
    }

    /** Returns whether UTF-8 can encode a URL. A parser test covers lone surrogates as escapes. */
    private static boolean isText(String url) {
        return url.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static <T> List<List<T>> inHundreds(List<T> all) {
        return IntStream.iterate(0, first -> first < all.size(), first -> first + 100)
                .mapToObj(first -> all.subList(first, Math.min(all.size(), first + 100)))
                .toList();
    }
}
