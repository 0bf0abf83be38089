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
import io.edgepurge.origin.CacheServer.Heard;
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
    private final OriginCacheClient impatient = new HttpOriginCaches(Duration.ofSeconds(1));

    @ParameterizedTest
    @CsvSource({
        "VARNISH, /a.jpg,           '',      PURGE /a.jpg HTTP/1.1",
        "VARNISH, /a%C3%A9.jpg?b=1, '',      PURGE /a%C3%A9.jpg?b=1 HTTP/1.1",
        "VARNISH, /x//a;b=(c)@d$e,  '',      PURGE /x//a;b=(c)@d$e HTTP/1.1",
        "VARNISH, /a.b/c*,          '',      BAN /a.b/c HTTP/1.1",
        "VARNISH, /a.b/c*,          /images, BAN /images/a.b/c HTTP/1.1",
        "NGINX,   /a.jpg,           /images, PURGE /images/a.jpg HTTP/1.1",
        "NGINX,   /a.b/c*,          '',      PURGE /a.b/c* HTTP/1.1"
    })
    void each_kind_of_cache_is_asked_in_its_own_way(CacheKind kind, String path, String prefix, String line) {
        assertThat(heard(call(kind, path), prefix).line()).isEqualTo(line);
    }

    @Test
    void the_cache_is_told_the_host_and_the_secret_and_who_asks() {
        Heard heard = heard(call(VARNISH, "/a.jpg"), "");

        assertThat(heard.header("Host")).isEqualTo("[img.example.com:8443]");
        assertThat(heard.header("X-purge-secret")).isEqualTo("[open sesame]");
        assertThat(heard.header("User-agent")).isEqualTo("[edge-purge]");
    }

    @Test
    void a_ban_says_what_it_takes_as_a_regular_expression() {
        assertThat(heard(call(VARNISH, "/a.b/c*"), "/x").header("X-ban-expression"))
                .isEqualTo("[^/x/a[.]b/c]");
        assertThat(heard(call(VARNISH, "/a.b/c"), "/x").header("X-ban-expression"))
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({
        "VARNISH, 200, true", "VARNISH, 204, true", "VARNISH, 404, false", "VARNISH, 403, false",
        "VARNISH, 301, false", "VARNISH, 503, false", "NGINX, 204, true", "NGINX, 404, true",
        "NGINX, 412, true", "NGINX, 403, false", "NGINX, 405, false"
    })
    void what_a_good_answer_is_depends_on_the_cache(CacheKind kind, int status, boolean good) {
        try (CacheServer server = new CacheServer(status, Map.of())) {
            ClearResult expected = good ? new Cleared() : new Refused("returned " + status);

            assertThat(caches.clear(call(kind, "/a.jpg").at(server.address(""))))
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_redirect_is_not_followed_and_the_secret_goes_nowhere_else() {
        try (CacheServer elsewhere = new CacheServer(200, Map.of());
                CacheServer server = new CacheServer(
                        307, Map.of("Location", elsewhere.address("").url()))) {
            assertThat(caches.clear(call(VARNISH, "/a.jpg").at(server.address(""))))
                    .isEqualTo(new Refused("returned 307"));
            assertThat(elsewhere.heard).isEmpty();
        }
    }

    @Test
    void nobody_listening_is_no_answer() {
        CacheAddress nobody;
        try (CacheServer server = new CacheServer(200, Map.of())) {
            nobody = server.address("");
        }

        assertThat(caches.clear(call(VARNISH, "/a.jpg").at(nobody)))
                .isEqualTo(new Unanswered("refused the connection"));
    }

    @Test
    void an_unknown_host_is_no_answer() {
        assertThat(caches.clear(call(VARNISH, "/a.jpg").at(new CacheAddress("http://cache.invalid"))))
                .isEqualTo(new Unanswered("has an unknown host name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nslow"})
    void an_answer_that_never_ends_is_none(String start) {
        try (RawServer server = RawServer.saying(start, RawServer.After.SILENCE)) {
            assertThat(impatient.clear(call(VARNISH, "/a.jpg").at(server.address())))
                    .isEqualTo(new Unanswered("did not respond within 1 s"));
        }
    }

    @Test
    void an_answer_that_breaks_off_is_none() {
        try (RawServer server = RawServer.saying("HTTP/1.1 2", RawServer.After.CLOSE)) {
            assertThat(caches.clear(call(VARNISH, "/a.jpg").at(server.address())))
                    .isEqualTo(new Unanswered("closed the connection"));
        }
    }

    @Test
    void a_kept_connection_that_is_dead_by_now_costs_no_attempt() {
        try (RawServer server = RawServer.forgetful()) {
            assertThat(IntStream.range(0, 3)
                            .mapToObj(n -> caches.clear(call(VARNISH, "/a.jpg").at(server.address()))))
                    .containsOnly(new Cleared());
        }
    }

    @Test
    void a_body_is_thrown_away() {
        String body = "x".repeat(100_000);
        try (RawServer server =
                RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + body, RawServer.After.SILENCE)) {
            assertThat(caches.clear(call(VARNISH, "/a.jpg").at(server.address())))
                    .isEqualTo(new Cleared());
        }
    }

    private Heard heard(Call call, String prefix) {
        try (CacheServer server = new CacheServer(200, Map.of())) {
            caches.clear(call.at(server.address(prefix)));
            assertThat(server.heard).hasSize(1);
            return server.heard.getFirst();
        }
    }

    private static Call call(CacheKind kind, String path) {
        return address ->
                new CacheCall(kind, address, "img.example.com:8443", Optional.of(SECRET), new InvalidationPath(path));
    }

    /** A call to whichever address. */
    private interface Call {
        CacheCall at(CacheAddress address);
    }
}
