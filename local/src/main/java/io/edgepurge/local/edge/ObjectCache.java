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

/** The objects, and the fetches whose answers may become objects. Safe for use by many threads. */
final class ObjectCache {
    private static final long MAX_BYTES = 256L << 20;
    private static final int DEFAULT_CAPACITY = 16;
    private static final float DEFAULT_LOAD_FACTOR = 0.75f;

    /** In order of last use, so that the longest unused are met first. */
    private final LinkedHashMap<CacheKey, CachedObject> objects =
            new LinkedHashMap<>(DEFAULT_CAPACITY, DEFAULT_LOAD_FACTOR, /* accessOrder= */ true);

    private final Set<Fetch> fetches = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Clock clock;
    private long bytes;

    ObjectCache(Clock clock) {
        this.clock = clock;
    }

    /**
     * A question to the origin that has not been answered. It remembers what was invalidated meanwhile, since the origin may
     * have answered before that with what is now old.
     */
    static final class Fetch {
        private final CacheKey key;
        private final List<InvalidationMatcher> invalidatedMeanwhile = new ArrayList<>();

        private Fetch(CacheKey key) {
            this.key = key;
        }
    }

    /** An object that is still fresh, with its age. */
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

    /** Keeps the answer, unless an invalidation that names it completed since the fetch began. */
    synchronized void store(Fetch fetch, CachedObject.Content content, Set<String> tags, Duration timeToLive) {
        if (fetch.invalidatedMeanwhile.stream().anyMatch(invalidated -> invalidated.matches(fetch.key, tags))) {
            return;
        }
        CachedObject object = new CachedObject(content, tags, clock.instant(), timeToLive);
        bytes += object.bytes();
        Optional.ofNullable(objects.put(fetch.key, object)).ifPresent(this::releaseBytes);
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
