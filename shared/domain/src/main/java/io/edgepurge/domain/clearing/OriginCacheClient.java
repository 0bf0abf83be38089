package io.edgepurge.domain.clearing;

/**
 * Asks origin caches to forget. Never throws for what a cache or the network does, and always returns within seconds. Safe for
 * use by many threads.
 */
public interface OriginCacheClient {
    /** Asks once. Asking again is harmless. */
    ClearResult clear(CacheCall call);
}
