package io.edgepurge.domain.clearing;

import io.edgepurge.domain.account.CacheAddress;
import io.edgepurge.domain.account.CacheKind;
import io.edgepurge.domain.account.CacheSecret;
import io.edgepurge.domain.account.OriginCaches;
import io.edgepurge.domain.account.UrlEndpoint;
import io.edgepurge.domain.path.InvalidationPath;
import java.util.Optional;

/**
 * A call to clear one path from one cache.
 *
 * @param host the {@code Host} header under which the cache stores the path
 */
public record CacheCall(
        CacheKind kind, CacheAddress address, String host, Optional<CacheSecret> secret, InvalidationPath path) {

    static CacheCall of(UrlEndpoint endpoint, OriginCaches caches, CacheAddress address, InvalidationPath path) {
        String host = caches.host().orElseGet(endpoint::authority);
        return new CacheCall(caches.kind(), address, host, caches.secret(), path);
    }
}
