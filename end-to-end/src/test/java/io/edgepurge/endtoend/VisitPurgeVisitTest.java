package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.account.TagPrefix;
import io.edgepurge.domain.account.UrlEndpoint;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A viewer visits a URL, an account purges the same text, and the viewer visits it again. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisitPurgeVisitTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> SPELLINGS = List.of(
            "wire/ampA.jpg?w=1&amp;h=2",
            "wire/amp2.jpg?w=1&amp;amp;h=2",
            "wire/lt.jpg?a=1&lt;b",
            "wire/gt.jpg?a=1&gt;b&quot;c&apos;d",
            "wire/upper.jpg?a=1&AMP;b",
            "wire/i3.jpg?f[]=1&f[]=2",
            "wire/i4.jpg?q={x}|y",
            "wire/a[1]|{b}.jpg",
            "wire/star.jpg?u=%2A&v=%2a",
            "wire/nul.jpg?u=%00&txt=a%0Ab",
            "wire/tilde.jpg?u=%7E&v=%61%2D");

    private final RunningStack running;

    VisitPurgeVisitTest(RunningStack running) {
        this.running = running;
    }

    /** One request, because a purge takes seconds. */
    @Test
    void the_objects_that_the_viewer_requested_are_purged() {
        List<String> urls = SPELLINGS.stream().map(running::url).toList();
        assertThat(urls).allSatisfy(url -> {
            assertThat(visit(url)).isEqualTo("Miss");
            assertThat(visit(url)).isEqualTo("Hit");
        });

        JsonNode purge = running.demo().awaitEnd(running.purge(urls));

        assertThat(urls)
                .allSatisfy(url -> assertThat(visit(url)).as(purge.toString()).isEqualTo("Miss"));
    }

    @Test
    void an_entity_in_a_url_does_not_purge_the_url_with_the_character() {
        String entity = running.url("wire/other.jpg?w=1&amp;h=2");
        String character = running.url("wire/other.jpg?w=1&h=2");
        List.of(entity, character).forEach(this::visit);

        purge(entity);

        assertThat(visit(character)).isEqualTo("Hit");
        assertThat(visit(entity)).isEqualTo("Miss");
    }

    @Test
    void an_encoded_star_in_a_query_is_not_a_wildcard() {
        String encoded = running.url("wire/many.jpg?u=%2A");
        List<String> others = List.of(running.url("wire/many.jpg?u=b"), running.url("wire/many.jpg?u=*"));
        visit(encoded);
        others.forEach(this::visit);

        purge(encoded);

        assertThat(others).extracting(this::visit).containsOnly("Hit");
        assertThat(visit(encoded)).isEqualTo("Miss");
    }

    /** CloudFront's response to a tag on a distribution without a tag header is not documented. */
    @ParameterizedTest
    @CsvSource({"refused, failed", "ignored, completed"})
    void an_unconfigured_tag_ends_in_either_way_and_purges_nothing(String unconfiguredTags, String status) {
        String host = unconfiguredTags + ".untagged.test";
        control("distributions", Map.of("id", "EUNTAGGED" + unconfiguredTags, "hosts", List.of(host)));
        control("settings", Map.of("unconfiguredTags", unconfiguredTags));
        StackClient caller = addAccount(unconfiguredTags, host);
        String url = caller.url("tv/one.jpg");
        assertThat(visit(url)).isEqualTo("Miss");

        JsonNode purge = caller.awaitEnd(caller.post("/v1/purges", Map.of("tags", List.of(tag(caller, "folder:tv")))));

        assertThat(purge.path("status").asText()).isEqualTo(status);
        assertThat(visit(url)).isEqualTo("Hit");
    }

    @AfterEach
    void restoreSettings() {
        control("settings", Map.of("unconfiguredTags", "refused"));
    }

    private StackClient addAccount(String id, String host) {
        UrlEndpoint endpoint = UrlEndpoint.of("http://" + host + "/", new DistributionId("EUNTAGGED" + id))
                .withTags(new TagPrefix("folder:"));
        String key = running.operator().addAccount("untagged-" + id, endpoint, 100);
        running.operator().leaveUnchecked(endpoint.distribution());
        return new StackClient(running.demo().http(), running.stack().api(), URI.create("http://" + host + "/"), key);
    }

    private static Map<String, String> tag(StackClient caller, String tag) {
        return Map.of("endpoint", caller.endpoint().toString(), "tag", tag);
    }

    private void control(String subject, Object body) {
        HttpResponse<String> response = running.demo()
                .send(HttpRequest.newBuilder(running.stack().cloudFront().resolve("/_control/" + subject))
                        .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString())));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private JsonNode purge(String url) {
        return running.demo().awaitEnd(running.purge(List.of(url)));
    }

    private String visit(String url) {
        return running.visit(url);
    }
}
