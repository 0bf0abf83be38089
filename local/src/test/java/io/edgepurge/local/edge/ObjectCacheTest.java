package io.edgepurge.local.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ObjectCacheTest {
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    private final ObjectCache cache =
            new ObjectCache(Clock.fixed(Instant.parse("2026-04-01T12:00:00Z"), ZoneOffset.UTC));

    @Test
    void the_least_recently_used_objects_are_evicted_over_256_mebibytes() {
        byte[] body = new byte[16 << 20];
        for (int i = 0; i < 16; i++) {
            store("/" + i + ".jpg", body);
        }
        assertThat(cache.find(key("/0.jpg"))).isPresent();

        store("/one-more.jpg", body);

        assertThat(cache.find(key("/0.jpg"))).isPresent();
        assertThat(cache.find(key("/1.jpg"))).isEmpty();
        assertThat(cache.find(key("/2.jpg"))).isPresent();
    }

    @Test
    void replaced_and_invalidated_objects_use_no_space() {
        byte[] body = new byte[16 << 20];
        for (int i = 0; i < 16; i++) {
            store("/kept-" + i + ".jpg", body);
        }
        store("/kept-0.jpg", body);
        cache.invalidate(InvalidationMatcher.ofPaths("E1", List.of("/kept-15.jpg")));

        store("/new.jpg", body);

        for (int i = 0; i < 15; i++) {
            assertThat(cache.find(key("/kept-" + i + ".jpg"))).isPresent();
        }
    }

    /** Stores an object. All objects share one array, so that the test needs little memory. */
    private void store(String target, byte[] body) {
        ObjectCache.Fetch fetch = cache.beginFetch(key(target));
        cache.store(fetch, new CachedObject.Content(NO_HEADERS, body), Set.of(), Duration.ofHours(1));
        cache.endFetch(fetch);
    }

    private static CacheKey key(String target) {
        return new CacheKey("E1", "a.test", new RequestTarget(target));
    }
}
