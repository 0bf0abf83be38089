package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.UrlEndpoint;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Visits, purges, and visits again 400 URLs as they occur in practice. No URL ends as completed while the visitor gets the old object,
 * unless the answer says so.
 */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldUrlsTest {
    private static final String HOST = "field.test";
    private static final int BATCH = 100;

    private final RunningStack running;
    private final List<FieldUrl> all = FieldUrl.readAll("http://" + HOST + "/");
    private final Map<FieldUrl, JsonNode> refusals = new LinkedHashMap<>();
    private StackClient caller;

    FieldUrlsTest(RunningStack running) {
        this.running = running;
    }

    @BeforeAll
    void previewAll() {
        running.operator().control("distributions", """
                {"id":"EFIELD","hosts":["%s"]}""".formatted(HOST));
        UrlEndpoint endpoint = UrlEndpoint.of("http://" + HOST + "/", new DistributionId("EFIELD"));
        String key = running.operator().addAccount("field", endpoint, 1_000);
        caller = new StackClient(running.demo().http(), running.stack().api(), URI.create(endpoint.url()), key);
        batches(all)
                .forEach(batch -> answer(
                                caller.post(
                                        "/v1/purges/preview",
                                        body(
                                                batch.stream()
                                                        .map(FieldUrl::purged)
                                                        .toList(),
                                                "requested")),
                                200)
                        .path("violations")
                        .forEach(violation ->
                                refusals.put(batch.get(violation.path("index").asInt()), violation)));
    }

    @Test
    void there_are_400_urls() {
        assertThat(all).hasSizeGreaterThanOrEqualTo(400).doesNotHaveDuplicates();
    }

    @Test
    void a_url_that_cannot_be_purged_is_refused_with_a_sentence() {
        assertThat(all.stream().filter(FieldUrl::isRefused).map(this::refusal))
                .containsExactlyElementsOf(all.stream()
                        .filter(FieldUrl::isRefused)
                        .map(FieldUrl::toString)
                        .toList());
        assertThat(refusals.keySet()).allMatch(FieldUrl::isRefused);
        assertThat(refusals.values())
                .allSatisfy(violation ->
                        assertThat(violation.path("detail").asText()).matches("[A-Z'][^\\n]+"));
    }

    @Test
    void a_url_or_its_suggestion_ends_as_a_miss_or_with_a_warning() {
        List<FieldUrl> purgeable =
                all.stream().filter(url -> !textOf(url).isEmpty()).toList();
        purgeable.forEach(url -> {
            visit(url);
            assertThat(visit(url)).as(url.toString()).isEqualTo("Hit");
        });

        List<Purged> purged = purge(purgeable, "requested");

        assertThat(purged)
                .allSatisfy(one -> assertThat(one.status()).as(one.toString()).isEqualTo("completed"));
        assertThat(purged.stream().map(this::outcome))
                .containsExactlyElementsOf(
                        purgeable.stream().map(FieldUrl::toString).toList());
    }

    @Test
    void a_spelling_that_the_answer_names_is_purged_on_request() {
        List<FieldUrl> spelled = all.stream()
                .filter(url -> url.outcome().equals("warned spelling"))
                .toList();
        spelled.forEach(url -> {
            visit(url);
            assertThat(visit(url)).as(url.toString()).isEqualTo("Hit");
        });

        assertThat(purge(spelled, "all")).hasSameSizeAs(spelled).allSatisfy(purged -> {
            assertThat(purged.status()).as(purged.toString()).isEqualTo("completed");
            assertThat(visit(purged.url())).as(purged.toString()).isEqualTo("Miss");
        });
    }

    /** Returns the URL with the outcome of its preview. */
    private String refusal(FieldUrl url) {
        JsonNode violation = refusals.get(url);
        if (violation == null) {
            return url.with("accepted");
        }
        String rule = violation.path("rule").asText();
        return url.with((violation.has("suggestion") ? "suggested " : "refused ") + rule);
    }

    /** Returns the text to purge: the URL or the suggestion for it; empty if there is none. */
    private String textOf(FieldUrl url) {
        if (!url.isVisited()) {
            return "";
        }
        JsonNode violation = refusals.get(url);
        return violation == null ? url.purged() : violation.path("suggestion").asText();
    }

    /** Visits once more and returns the URL with its outcome. */
    private String outcome(Purged purged) {
        FieldUrl url = purged.url();
        if (visit(url).equals("Miss")) {
            return url.isRefused() ? url.toString() : url.with("miss");
        }
        if (othersOf(purged.item()).contains(url.visited())) {
            return url.with("warned spelling");
        }
        return url.with(purged.item().path("warnings").isEmpty() ? "a hit without a warning" : "warned url");
    }

    /** Returns the other spellings that the answer names and that are not purged. */
    private static List<String> othersOf(JsonNode item) {
        return StreamSupport.stream(item.path("alsoCachedAs").spliterator(), false)
                .filter(other -> !other.path("purged").asBoolean())
                .map(other -> other.path("url").asText())
                .toList();
    }

    /** Purges in batches and returns the items once all purges have ended. */
    private List<Purged> purge(List<FieldUrl> urls, String spellings) {
        Map<HttpResponse<String>, List<FieldUrl>> purges = new LinkedHashMap<>();
        batches(urls).forEach(batch -> {
            List<String> texts = batch.stream().map(this::textOf).toList();
            HttpResponse<String> accepted = caller.post("/v1/purges", body(texts, spellings));
            assertThat(answer(accepted, 202).path("duplicates")).isEmpty();
            purges.put(accepted, batch);
        });
        List<Purged> items = new ArrayList<>();
        purges.forEach((accepted, batch) -> caller.awaitEnd(accepted)
                .path("items")
                .forEach(item ->
                        items.add(new Purged(batch.get(item.path("index").asInt()), item))));
        return items;
    }

    private static Map<String, Object> body(List<String> urls, String spellings) {
        return Map.of("urls", urls, "spellings", spellings);
    }

    private static JsonNode answer(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return RunningStack.json(response);
    }

    private static List<List<FieldUrl>> batches(List<FieldUrl> urls) {
        List<List<FieldUrl>> batches = new ArrayList<>();
        for (int first = 0; first < urls.size(); first += BATCH) {
            batches.add(urls.subList(first, Math.min(urls.size(), first + BATCH)));
        }
        return batches;
    }

    private String visit(FieldUrl url) {
        return running.visit(url.visited());
    }

    /** A purged URL with its item in the answer. */
    private record Purged(FieldUrl url, JsonNode item) {
        String status() {
            return item.path("status").asText();
        }
    }
}
