package io.edgepurge.origin;

import static io.edgepurge.domain.account.CacheKind.VARNISH;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.CacheSecret;
import io.edgepurge.domain.clearing.CacheCall;
import io.edgepurge.domain.clearing.ClearResult;
import io.edgepurge.domain.clearing.ClearResult.Cleared;
import io.edgepurge.domain.clearing.ClearResult.Refused;
import io.edgepurge.domain.clearing.ClearResult.Unanswered;
import io.edgepurge.domain.clearing.OriginCacheClient;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.origin.CacheServer.ReceivedRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class HttpOriginCachesTest {
    private static final CacheSecret SECRET = new CacheSecret("X-Purge-Secret", "open sesame");

    private final OriginCacheClient caches = new HttpOriginCaches(Duration.ofSeconds(5));
    private final OriginCacheClient withShortTimeout = new HttpOriginCaches(Duration.ofSeconds(1));

    @ParameterizedTest
    @CsvSource({
        "VARNISH, /a.jpg,           '',      PURGE /a.jpg HTTP/1.1",
        "VARNISH, /a%C3%A9.jpg?b=1, '',      PURGE /a%C3%A9.jpg?b=1 HTTP/1.1",
        "VARNISH, /a.jpg?,          '',      PURGE /a.jpg? HTTP/1.1",
        "VARNISH, /a.jpg??,         '',      PURGE /a.jpg?? HTTP/1.1",
        "VARNISH, /?,               /images, PURGE /images/? HTTP/1.1",
        "VARNISH, /a.jpg?*,         '',      BAN /a.jpg? HTTP/1.1",
        "NGINX,   /a.jpg?,          /images, PURGE /images/a.jpg? HTTP/1.1",
        "VARNISH, /x//a;b=(c)@d$e,  '',      PURGE /x//a;b=(c)@d$e HTTP/1.1",
        "VARNISH, /a.b/c*,          '',      BAN /a.b/c HTTP/1.1",
        "VARNISH, /a.b/c*,          /images, BAN /images/a.b/c HTTP/1.1",
        "NGINX,   /a.jpg,           /images, PURGE /images/a.jpg HTTP/1.1",
        "NGINX,   /a.b/c*,          '',      PURGE /a.b/c* HTTP/1.1"
    })
    void each_kind_of_cache_gets_its_own_request(CacheKind kind, String path, String prefix, String line) {
        assertThat(requestOf(call(kind, path), prefix).line()).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a.jpg", "/a.jpg?"})
    void the_request_contains_the_host_the_secret_and_the_user_agent(String path) {
        ReceivedRequest request = requestOf(call(VARNISH, path), "");

        assertThat(request.header("Host")).isEqualTo("[img.example.com:8443]");
        assertThat(request.header("X-purge-secret")).isEqualTo("[open sesame]");
        assertThat(request.header("User-agent")).isEqualTo("[edge-purge]");
    }

    @Test
    void a_ban_contains_the_paths_as_a_regular_expression() {
        assertThat(requestOf(call(VARNISH, "/a.b/c*"), "/x").header("X-ban-expression"))
                .isEqualTo("[^/x/a[.]b/c]");
        assertThat(requestOf(call(VARNISH, "/a.b/c"), "/x").header("X-ban-expression"))
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({
        "VARNISH, 200, true", "VARNISH, 204, true", "VARNISH, 404, false", "VARNISH, 403, false",
        "VARNISH, 301, false", "VARNISH, 503, false", "NGINX, 204, true", "NGINX, 404, true",
        "NGINX, 412, true", "NGINX, 403, false", "NGINX, 405, false"
    })
    void the_statuses_that_mean_success_depend_on_the_kind_of_cache(CacheKind kind, int status, boolean good) {
        try (CacheServer server = new CacheServer(status, Map.of())) {
            ClearResult expected = good ? new Cleared() : new Refused("returned " + status);

            assertThat(caches.clear(call(kind, "/a.jpg").at(server.address(""))))
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_redirect_is_not_followed_and_does_not_get_the_secret() {
        try (CacheServer elsewhere = new CacheServer(200, Map.of());
                CacheServer server = new CacheServer(
                        307, Map.of("Location", elsewhere.address("").url()))) {
            assertThat(caches.clear(call(VARNISH, "/a.jpg").at(server.address(""))))
                    .isEqualTo(new Refused("returned 307"));
            assertThat(elsewhere.requests).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a.jpg", "/a.jpg?"})
    void a_refused_connection_is_no_response(String path) {
        CacheAddress unused;
        try (CacheServer server = new CacheServer(200, Map.of())) {
            unused = server.address("");
        }

        assertThat(caches.clear(call(VARNISH, path).at(unused))).isEqualTo(new Unanswered("refused the connection"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a.jpg", "/a.jpg?"})
    void an_unknown_host_is_no_response(String path) {
        assertThat(caches.clear(call(VARNISH, path).at(new CacheAddress("http://cache.invalid"))))
                .isEqualTo(new Unanswered("has an unknown host name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nslow"})
    void a_response_that_never_ends_is_no_response(String start) {
        try (RawServer server = RawServer.sending(start, RawServer.After.SILENCE)) {
            assertThat(withShortTimeout.clear(call(VARNISH, "/a.jpg").at(server.address())))
                    .isEqualTo(new Unanswered("did not respond within 1 s"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n"})
    void a_response_to_an_empty_query_that_never_ends_is_no_response(String start) {
        try (RawServer server = RawServer.sending(start, RawServer.After.SILENCE)) {
            assertThat(withShortTimeout.clear(call(VARNISH, "/a.jpg?").at(server.address())))
                    .isEqualTo(new Unanswered("did not respond within 1 s"));
        }
    }

    @ParameterizedTest
    @CsvSource({"200, true", "204, true", "503, false"})
    void the_status_of_an_empty_query_is_read(int status, boolean good) {
        try (RawServer server = RawServer.sending("HTTP/1.1 " + status + " Any\r\n\r\n", RawServer.After.SILENCE)) {
            assertThat(caches.clear(call(VARNISH, "/a.jpg?").at(server.address())))
                    .isEqualTo(good ? new Cleared() : new Refused("returned " + status));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 2", "HTTP/1.1 200 OK\r\n", "SSH-2.0 200\r\n\r\n", "HTTP/1.1 two\r\n\r\n"})
    void a_malformed_response_to_an_empty_query_is_no_response(String text) {
        try (RawServer server = RawServer.sending(text, RawServer.After.CLOSE)) {
            assertThat(caches.clear(call(VARNISH, "/a.jpg?").at(server.address())))
                    .isEqualTo(new Unanswered("closed the connection"));
        }
    }

    @Test
    void an_incomplete_response_is_no_response() {
        try (RawServer server = RawServer.sending("HTTP/1.1 2", RawServer.After.CLOSE)) {
            assertThat(caches.clear(call(VARNISH, "/a.jpg").at(server.address())))
                    .isEqualTo(new Unanswered("closed the connection"));
        }
    }

    @Test
    void a_stale_kept_connection_is_replaced_within_the_call() {
        try (RawServer server = RawServer.forgetful()) {
            assertThat(IntStream.range(0, 3)
                            .mapToObj(n -> caches.clear(call(VARNISH, "/a.jpg").at(server.address()))))
                    .containsOnly(new Cleared());
        }
    }

    @Test
    void a_response_body_is_discarded() {
        String body = "x".repeat(100_000);
        try (RawServer server = RawServer.sending(
                "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + body, RawServer.After.SILENCE)) {
            assertThat(caches.clear(call(VARNISH, "/a.jpg").at(server.address())))
                    .isEqualTo(new Cleared());
        }
    }

    private ReceivedRequest requestOf(Call call, String prefix) {
        try (CacheServer server = new CacheServer(200, Map.of())) {
            caches.clear(call.at(server.address(prefix)));
            assertThat(server.requests).hasSize(1);
            return server.requests.getFirst();
        }
    }

    private static Call call(CacheKind kind, String path) {
        return address ->
                new CacheCall(kind, address, "img.example.com:8443", Optional.of(SECRET), new InvalidationPath(path));
    }

    /** A call without an address. */
    private interface Call {
        CacheCall at(CacheAddress address);
    }
}
