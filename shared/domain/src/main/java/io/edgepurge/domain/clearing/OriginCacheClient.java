package io.edgepurge.domain.clearing;

/**
 * The port to origin caches. Errors of a cache or of the network are results, not exceptions, and every call returns within
 * seconds. Safe for use by concurrent threads.
 */
public interface OriginCacheClient {
    /** Makes one call. Repeating it is harmless. */
    ClearResult clear(CacheCall call);
}
