package io.edgepurge.endtoend.varnish;

import static io.edgepurge.domain.account.CacheKind.VARNISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.edgepurge.domain.account.CacheSecret;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.clearing.CacheCall;
import io.edgepurge.domain.clearing.ClearResult;
import io.edgepurge.domain.clearing.ClearResult.Cleared;
import io.edgepurge.domain.clearing.ClearResult.Refused;
import io.edgepurge.domain.clearing.OriginCacheClient;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.PurgeStatus;
import io.edgepurge.local.origin.Origin;
import io.edgepurge.local.origin.OriginConfig;
import io.edgepurge.origin.HttpOriginCaches;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Clears Debian's Varnish. Skipped if it is not installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VarnishTest {
    private static final Logger LOG = System.getLogger(VarnishTest.class.getName());
    private static final String LEFT_OUT =
            "Varnish is not installed (apt-get install varnish): the tests against it are left out";
    private static final CacheSecret SECRET = new CacheSecret("X-Purge-Secret", "change me");
    private static final CacheSecret WRONG = new CacheSecret("X-Purge-Secret", "guessed");

    private final HttpClient http = HttpClient.newHttpClient();
    private final OriginCacheClient caches = new HttpOriginCaches(Duration.ofSeconds(5));
    private Origin origin;
    private RunningVarnish varnish;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        boolean installed = RunningVarnish.installed().isPresent();
        if (!installed) {
            LOG.log(Level.WARNING, LEFT_OUT);
        }
        assumeTrue(installed, LEFT_OUT);
        origin = Origin.start(new OriginConfig(0, Optional.empty(), Clock.systemUTC()));
        varnish = RunningVarnish.before(origin.uri(), folder);
    }

    @AfterAll
    void stop() {
        Optional.ofNullable(varnish).ifPresent(RunningVarnish::close);
        Optional.ofNullable(origin).ifPresent(Origin::close);
        http.close();
    }

    @Test
    void a_purge_turns_a_hit_into_a_miss() {
        assertThat(isHit("/purge/a.jpg")).isFalse();
        assertThat(isHit("/purge/a.jpg")).isTrue();
        isHit("/purge/a.jpg?w=1");

        assertThat(clear("/purge/a.jpg", SECRET)).isEqualTo(new Cleared());

        assertThat(isHit("/purge/a.jpg?w=1")).isTrue();
        assertThat(isHit("/purge/a.jpg")).isFalse();
    }

    @Test
    void clearing_a_path_that_is_not_cached_succeeds() {
        assertThat(clear("/purge/never-asked-for.jpg", SECRET)).isEqualTo(new Cleared());
    }

    @Test
    void a_ban_clears_exactly_the_paths_below_it() {
        List<String> below = List.of("/ban/a.b+c/1.jpg", "/ban/a.b+c/x/2.jpg?w=(1)", "/ban/a.b+c/%C3%A9.jpg");
        List<String> beside =
                List.of("/ban/axbbc/1.jpg", "/ban/a.bc/1.jpg", "/other/ban/a.b+c/1.jpg", "/ban/a.b+/c.jpg");
        below.forEach(this::isHit);
        beside.forEach(this::isHit);

        assertThat(clear("/ban/a.b+c/*", SECRET)).isEqualTo(new Cleared());

        assertThat(beside).allMatch(this::isHit);
        assertThat(below).noneMatch(this::isHit);
    }

    @Test
    void a_ban_matches_every_character_that_a_path_may_contain() {
        String everything = "/all/-._!$&'()+,;=:@%25/";
        assertThat(isHit(everything + "1.jpg")).isFalse();
        assertThat(isHit(everything + "1.jpg")).isTrue();

        assertThat(clear(everything + "*", SECRET)).isEqualTo(new Cleared());

        assertThat(isHit(everything + "1.jpg")).isFalse();
    }

    @Test
    void a_ban_of_another_host_clears_nothing() {
        isHit("/host/x/a.jpg");

        ClearResult answer = caches.clear(
                new CacheCall(VARNISH, varnish.address(), "other.example.com", Optional.of(SECRET), path("/host/x/*")));

        assertThat(answer).isEqualTo(new Cleared());
        assertThat(isHit("/host/x/a.jpg")).isTrue();
    }

    @Test
    void a_request_without_the_secret_is_refused() {
        isHit("/secret/x/a.jpg");

        assertThat(clear("/secret/x/a.jpg", WRONG)).isEqualTo(new Refused("returned 403"));
        assertThat(clear("/secret/x/*", WRONG)).isEqualTo(new Refused("returned 403"));

        assertThat(isHit("/secret/x/a.jpg")).isTrue();
    }

    @Test
    void headers_for_bans_are_hidden_from_visitors() {
        HttpResponse<String> response = get(varnish.uri(), "/headers/a.jpg");

        assertThat(response.headers().map()).doesNotContainKeys("x-url", "x-host");
    }

    @Test
    void the_old_copy_returns_if_only_the_edge_is_purged_and_not_if_the_origin_cache_is_cleared_first() {
        String image = "/order/x/a.jpg";
        try (VarnishFixture careless =
                        new VarnishFixture(varnish.uri(), behind(SECRET).withHost("elsewhere.example.com"));
                VarnishFixture world = new VarnishFixture(varnish.uri(), behind(SECRET))) {
            String old = version(world.edge(), image);
            assertThat(version(careless.edge(), image)).isEqualTo(old);
            origin.publish(image);

            assertThat(careless.purge(image).status()).isEqualTo(PurgeStatus.COMPLETED);
            assertThat(version(careless.edge(), image)).isEqualTo(old);

            assertThat(world.purge(image).status()).isEqualTo(PurgeStatus.COMPLETED);
            assertThat(version(world.edge(), image)).isNotEqualTo(old);
        }
    }

    @Test
    void a_wildcard_clears_the_origin_cache_first() {
        String image = "/order/wild/a.jpg";
        try (VarnishFixture world = new VarnishFixture(varnish.uri(), behind(SECRET))) {
            String old = version(world.edge(), image);
            origin.publish(image);

            assertThat(world.purge("/order/wild/*").status()).isEqualTo(PurgeStatus.COMPLETED);

            assertThat(version(world.edge(), image)).isNotEqualTo(old);
        }
    }

    @Test
    void with_a_wrong_secret_the_item_shows_the_reason_and_the_edge_is_not_purged() {
        String image = "/order/wrong/a.jpg";
        try (VarnishFixture world = new VarnishFixture(varnish.uri(), behind(WRONG))) {
            version(world.edge(), image);

            ItemState state = world.purge(image);

            assertThat(state.status()).isEqualTo(PurgeStatus.QUEUED);
            assertThat(state.reason())
                    .hasValueSatisfying(reason -> assertThat(reason)
                            .startsWith("The origin cache " + varnish.uri() + " returned 403")
                            .doesNotContain(WRONG.value()));
            assertThat(get(world.edge(), image).headers().firstValue("X-Cache")).contains("Hit from cloudfront");
        }
    }

    /** The edge calls Varnish by its IP address. */
    private OriginCaches behind(CacheSecret secret) {
        return OriginCaches.of(VARNISH, varnish.address())
                .withSecret(secret)
                .withHost(varnish.uri().getAuthority());
    }

    private ClearResult clear(String path, CacheSecret secret) {
        return caches.clear(new CacheCall(
                VARNISH, varnish.address(), varnish.uri().getAuthority(), Optional.of(secret), path(path)));
    }

    private static InvalidationPath path(String path) {
        return new InvalidationPath(path);
    }

    /** Varnish returns the ID of the request, followed by the ID of the request that filled the cache if it was another. */
    private boolean isHit(String target) {
        HttpResponse<String> response = get(varnish.uri(), target);
        assertThat(response.statusCode()).isEqualTo(200);
        return response.headers().firstValue("X-Varnish").orElseThrow().contains(" ");
    }

    private String version(URI server, String target) {
        return get(server, target).headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<String> get(URI server, String target) {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(server + target)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
