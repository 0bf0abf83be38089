package io.edgepurge.local.edge;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An LRU cache of origin responses, and the origin fetches in flight. Thread-safe. */
final class ObjectCache {
    private static final long MAX_BYTES = 256L << 20;
    private static final int DEFAULT_CAPACITY = 16;
    private static final float DEFAULT_LOAD_FACTOR = 0.75f;

    /** Ordered by last access, so that eviction starts with the least recently used object. */
    private final LinkedHashMap<CacheKey, CachedObject> objects =
            new LinkedHashMap<>(DEFAULT_CAPACITY, DEFAULT_LOAD_FACTOR, /* accessOrder= */ true);

    private final Set<Fetch> fetches = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Clock clock;
    private long bytes;

    ObjectCache(Clock clock) {
        this.clock = clock;
    }

    /**
     * An origin fetch in flight. It records the invalidations that complete meanwhile, because the origin may have sent an
     * old version before them.
     */
    static final class Fetch {
        private final CacheKey key;
        private final List<InvalidationMatcher> invalidatedMeanwhile = new ArrayList<>();

        private Fetch(CacheKey key) {
            this.key = key;
        }
    }

    /** A fresh object and its age. */
    record Hit(CachedObject object, Duration age) {}

    synchronized Optional<Hit> find(CacheKey key) {
        return Optional.ofNullable(objects.get(key))
                .filter(object -> object.isFreshAt(clock.instant()))
                .map(object -> new Hit(object, object.ageAt(clock.instant())));
    }

    synchronized Fetch beginFetch(CacheKey key) {
        Fetch fetch = new Fetch(key);
        fetches.add(fetch);
        return fetch;
    }

    /** Caches the response, unless an invalidation that matches it has completed since the fetch began. */
    synchronized void store(Fetch fetch, CachedObject.Content content, Set<String> tags, Duration timeToLive) {
        if (fetch.invalidatedMeanwhile.stream().anyMatch(invalidated -> invalidated.matches(fetch.key, tags))) {
            return;
        }
        CachedObject object = new CachedObject(content, tags, clock.instant(), timeToLive);
        bytes += object.bytes();
        @Nullable CachedObject replaced = objects.put(fetch.key, object);
        if (replaced != null) {
            releaseBytes(replaced);
        }
        evict();
    }

    synchronized void endFetch(Fetch fetch) {
        fetches.remove(fetch);
    }

    synchronized void invalidate(InvalidationMatcher invalidated) {
        Iterator<Map.Entry<CacheKey, CachedObject>> entries = objects.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<CacheKey, CachedObject> entry = entries.next();
            if (invalidated.matches(entry.getKey(), entry.getValue().tags())) {
                entries.remove();
                releaseBytes(entry.getValue());
            }
        }
        fetches.forEach(fetch -> fetch.invalidatedMeanwhile.add(invalidated));
    }

    private void evict() {
        Iterator<CachedObject> longestUnusedFirst = objects.values().iterator();
        while (bytes > MAX_BYTES && longestUnusedFirst.hasNext()) {
            releaseBytes(longestUnusedFirst.next());
            longestUnusedFirst.remove();
        }
    }

    private void releaseBytes(CachedObject object) {
        bytes -= object.bytes();
    }
}
