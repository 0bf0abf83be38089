package io.edgepurge.local.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.edgepurge.local.edge.RawHttpClient.Reply;
import io.edgepurge.testing.ManualClock;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTest {
    private static final Map<String, EdgeDistribution> DISTRIBUTIONS = Map.of(
            "a.test", new EdgeDistribution("E1", Optional.of("Cache-Tag")),
            "also-a.test", new EdgeDistribution("E1", Optional.of("Cache-Tag")),
            "b.test", new EdgeDistribution("E2", Optional.empty()),
            "127.0.0.1", new EdgeDistribution("E2", Optional.empty()));

    private final ScriptedOrigin origin = new ScriptedOrigin();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-04-01T12:00:00Z"));
    private Edge edge;

    @BeforeEach
    void start() throws IOException {
        edge = Edge.start(new EdgeConfig(0, origin.uri(), host -> Optional.ofNullable(DISTRIBUTIONS.get(host)), clock));
    }

    @AfterEach
    void stop() {
        edge.close();
        origin.close();
    }

    @Test
    void a_miss_is_cached_and_becomes_a_hit_with_an_age() {
        Reply miss = get("/a.jpg");
        clock.advance(Duration.ofSeconds(90));
        Reply hit = get("/a.jpg");

        assertThat(miss.header("X-Cache")).isEqualTo("Miss from cloudfront");
        assertThat(miss.header("Age")).isEmpty();
        assertThat(miss.header("Via")).contains("(CloudFront)");
        assertThat(hit.header("X-Cache")).isEqualTo("Hit from cloudfront");
        assertThat(hit.header("Age")).isEqualTo("90");
        assertThat(hit.body()).isEqualTo(miss.body()).isEqualTo("1");
    }

    @Test
    void a_standard_http_client_sees_the_same() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(edge.uri() + "/a.jpg?w=1"))
                    .build();

            HttpResponse<String> miss = client.send(request, BodyHandlers.ofString());
            HttpResponse<String> hit = client.send(request, BodyHandlers.ofString());

            assertThat(miss.headers().firstValue("X-Cache")).hasValue("Miss from cloudfront");
            assertThat(hit.headers().firstValue("X-Cache")).hasValue("Hit from cloudfront");
            assertThat(hit.body()).isEqualTo(miss.body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/A.jpg",
                "/a.jpg/",
                "/a.jpg?w=1",
                "/a.jpg?w=1&h=2",
                "/a.jpg?h=2&w=1",
                "/%61.jpg",
                "/x/../a.jpg",
                "//x/a.jpg",
                "/a.jp%47",
                "/a.jp%67"
            })
    void case_slash_query_and_encoding_are_part_of_the_cache_key(String other) {
        get("/a.jpg");

        assertThat(get(other).cache()).isEqualTo("Miss");
        assertThat(get(other).cache()).isEqualTo("Hit");
        assertThat(origin.requests()).containsExactly("/a.jpg", other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a|b.jpg",
                "/a{b}.jpg",
                "/a[1].jpg",
                "/a^`.jpg",
                "/a\"<>\\.jpg",
                "/a.jpg?f[]=1&f[]=2",
                "/a.jpg?q={x}|y",
                "/caf\u00C3\u00A9.jpg"
            })
    void unencoded_characters_are_accepted_and_are_part_of_the_cache_key(String raw) {
        String encoded = new RequestTarget(raw).encoded();
        get(encoded);

        assertThat(get(raw).cache()).isEqualTo("Miss");
        assertThat(get(raw).cache()).isEqualTo("Hit");

        edge.invalidate("E1", List.of(encoded));

        assertThat(get(raw).cache()).isEqualTo("Miss");
        assertThat(get(encoded).cache()).isEqualTo("Miss");
    }

    @Test
    void one_connection_carries_several_requests() throws IOException {
        try (Socket viewer = new Socket(edge.uri().getHost(), edge.uri().getPort())) {
            String next = "GET /a.jpg HTTP/1.1\r\nHost: a.test\r\n\r\n";
            String last = "GET /a.jpg HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\n\r\n";
            viewer.getOutputStream().write((next + next + last).getBytes(StandardCharsets.US_ASCII));

            String responses = new String(viewer.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(responses).containsOnlyOnce("Miss from cloudfront");
            assertThat(responses.split("Hit from cloudfront", -1)).hasSize(3);
        }
    }

    @Test
    void a_request_with_a_body_is_rejected() throws IOException {
        try (Socket viewer = new Socket(edge.uri().getHost(), edge.uri().getPort())) {
            String request = "POST /a.jpg HTTP/1.1\r\nHost: a.test\r\nContent-Length: 3\r\n\r\nabc";
            viewer.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(viewer.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void an_empty_query_is_part_of_the_cache_key_but_not_sent_to_the_origin() {
        get("/a.jpg");

        assertThat(get("/a.jpg?").cache()).isEqualTo("Miss");
        assertThat(get("/a.jpg?").cache()).isEqualTo("Hit");
        assertThat(origin.requests()).containsExactly("/a.jpg", "/a.jpg");
    }

    @Test
    void hosts_have_separate_objects_ignoring_port_and_case() {
        get("/a.jpg");

        assertThat(RawHttpClient.get(edge.uri(), "also-a.test", "/a.jpg").cache())
                .isEqualTo("Miss");
        assertThat(RawHttpClient.get(edge.uri(), "A.test:8081", "/a.jpg").cache())
                .isEqualTo("Hit");
    }

    @Test
    void an_unknown_host_is_rejected() {
        Reply reply = RawHttpClient.get(edge.uri(), "unknown.test", "/a.jpg");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.header("X-Cache")).isEqualTo("Error from cloudfront");
        assertThat(origin.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"http://a.test/a.jpg", "/a.jpg#part", "/a%.jpg", "/a%zz.jpg", "/a b.jpg", "*"})
    void a_target_that_is_not_a_path_and_query_is_rejected(String target) {
        assertThat(get(target).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no-store", "private", "no-cache", "max-age=0", "public, Private", "max-age=60, s-maxage=0"})
    void uncacheable_responses_are_not_cached(String cacheControl) {
        origin.header("Cache-Control", cacheControl);

        assertThat(get("/a.jpg").cache()).isEqualTo("Miss");
        assertThat(get("/a.jpg").cache()).isEqualTo("Miss");
    }

    @ParameterizedTest
    @CsvSource({"max-age=60,60", "'public, s-maxage=30, max-age=60',30", "immutable,86400", "max-age=x,86400"})
    void the_ttl_comes_from_the_origin_or_is_24_hours(String cacheControl, int seconds) {
        origin.header("Cache-Control", cacheControl);
        get("/a.jpg");

        clock.advance(Duration.ofSeconds(seconds - 1));
        assertThat(get("/a.jpg").cache()).isEqualTo("Hit");

        clock.advance(Duration.ofSeconds(1));
        assertThat(get("/a.jpg").cache()).isEqualTo("Miss");
    }

    @ParameterizedTest
    @CsvSource({"404,Error", "500,Error", "302,Miss", "206,Miss"})
    void only_status_200_is_cached(int status, String cache) {
        origin.status(status);

        assertThat(get("/a.jpg").cache()).isEqualTo(cache);
        assertThat(get("/a.jpg").status()).isEqualTo(status);
        assertThat(origin.requests()).hasSize(2);
    }

    @Test
    void head_uses_the_same_object() {
        Reply miss = RawHttpClient.send(edge.uri(), "HEAD", "a.test", "/a.jpg");
        Reply hit = RawHttpClient.send(edge.uri(), "HEAD", "a.test", "/a.jpg");

        assertThat(miss.cache()).isEqualTo("Miss");
        assertThat(hit.cache()).isEqualTo("Hit");
        assertThat(hit.header("Content-Length")).isEqualTo("1");
        assertThat(hit.body()).isEmpty();
        assertThat(get("/a.jpg").body()).isEqualTo("1");
    }

    @Test
    void other_methods_are_rejected() {
        assertThat(RawHttpClient.send(edge.uri(), "PURGE", "a.test", "/a.jpg").status())
                .isEqualTo(403);
    }

    @Test
    void misses_return_502_while_the_origin_is_down_and_hits_still_work() {
        get("/a.jpg");
        origin.close();

        assertThat(get("/b.jpg").status()).isEqualTo(502);
        assertThat(get("/b.jpg").header("X-Cache")).isEqualTo("Error from cloudfront");
        assertThat(get("/a.jpg").cache()).isEqualTo("Hit");
    }

    @Test
    void an_object_over_16_mebibytes_is_streamed_uncached() {
        origin.padding(16 << 20);

        assertThat(get("/big.jpg").body()).hasSizeGreaterThan(16 << 20);
        assertThat(get("/big.jpg").cache()).isEqualTo("Miss");
    }

    @Test
    void an_invalidation_affects_all_hosts_of_its_distribution_only() {
        get("/a.jpg");
        RawHttpClient.get(edge.uri(), "also-a.test", "/a.jpg");
        RawHttpClient.get(edge.uri(), "b.test", "/a.jpg");

        edge.invalidate("E1", List.of("/a.jpg"));

        assertThat(get("/a.jpg").cache()).isEqualTo("Miss");
        assertThat(RawHttpClient.get(edge.uri(), "also-a.test", "/a.jpg").cache())
                .isEqualTo("Miss");
        assertThat(RawHttpClient.get(edge.uri(), "b.test", "/a.jpg").cache()).isEqualTo("Hit");
    }

    @Test
    void a_tag_invalidates_the_objects_that_the_origin_tagged() {
        origin.header("cache-tag", "product:tv , Brand:Example");
        get("/tagged.jpg");
        RawHttpClient.get(edge.uri(), "b.test", "/tagged.jpg");
        origin.header("cache-tag", "product:tvs");
        get("/other.jpg");

        edge.invalidate("E1", List.of("#Product:TV"));
        edge.invalidate("E2", List.of("#product:tv"));

        assertThat(get("/tagged.jpg").cache()).isEqualTo("Miss");
        assertThat(get("/other.jpg").cache()).isEqualTo("Hit");
        assertThat(RawHttpClient.get(edge.uri(), "b.test", "/tagged.jpg").cache())
                .isEqualTo("Hit");
    }

    @Test
    void only_the_first_50_tags_of_an_object_count() {
        StringBuilder tags = new StringBuilder("t0");
        for (int i = 1; i <= 50; i++) {
            tags.append(",t").append(i);
        }
        origin.header("Cache-Tag", tags.toString());
        get("/a.jpg");

        edge.invalidate("E1", List.of("#t50"));
        assertThat(get("/a.jpg").cache()).isEqualTo("Hit");

        edge.invalidate("E1", List.of("#t49"));
        assertThat(get("/a.jpg").cache()).isEqualTo("Miss");
    }

    @Test
    void a_response_in_flight_during_a_matching_invalidation_is_not_cached() throws InterruptedException {
        origin.holdResponses();
        CompletableFuture<Reply> slow = CompletableFuture.supplyAsync(() -> get("/a.jpg"));
        origin.awaitRequest();

        edge.invalidate("E1", List.of("/a.jpg"));
        origin.sendResponses();

        assertThat(slow.join().body()).isEqualTo("1");
        assertThat(get("/a.jpg").body()).isEqualTo("2");
    }

    @Test
    void a_response_in_flight_during_another_invalidation_is_cached() throws InterruptedException {
        origin.holdResponses();
        CompletableFuture<Reply> slow = CompletableFuture.supplyAsync(() -> get("/a.jpg"));
        origin.awaitRequest();

        edge.invalidate("E1", List.of("/b.jpg", "/a.jpg?w=1", "#tag"));
        edge.invalidate("E2", List.of("/*"));
        origin.sendResponses();

        assertThat(slow.join().body()).isEqualTo("1");
        assertThat(get("/a.jpg").cache()).isEqualTo("Hit");
    }

    @Test
    void an_origin_url_must_not_have_a_path() {
        for (String bad : List.of("http://127.0.0.1:1/x", "https://127.0.0.1:1", "http:///", "http://h?q")) {
            assertThatThrownBy(() -> new EdgeConfig(0, URI.create(bad), host -> Optional.empty(), clock))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(bad);
        }
    }

    private Reply get(String target) {
        return RawHttpClient.get(edge.uri(), "a.test", target);
    }
}
