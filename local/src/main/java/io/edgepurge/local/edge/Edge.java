package io.edgepurge.local.edge;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * A caching reverse proxy on 127.0.0.1 that behaves like a CloudFront distribution with the query string in its cache key.
 * {@link EdgeCacheSettings} change the key.
 *
 * <ul>
 *   <li>The cache key is the host, the path and the query, byte for byte. Characters that a URI must encode, such as {@code [}
 *       and {@code |}, are accepted as viewers send them. A space, {@code #} and a malformed escape return 400. Case, trailing slash, percent-encoding and the
 *       order of the query all count. An empty query counts too, although the origin does not receive it. The port of the
 *       {@code Host} header does not count.
 *   <li>Only {@code GET} responses with status 200 are cached. {@code HEAD} uses the same object; a miss fetches the whole
 *       object.
 *   <li>Responses with {@code no-store}, {@code no-cache}, {@code private} or a lifetime of 0 are not cached.
 *       {@code s-maxage} takes precedence over {@code max-age}. The default TTL is 24 hours. {@code Expires}, {@code Vary}
 *       and ranges are ignored.
 *   <li>Responses carry {@code X-Cache} with CloudFront's values, {@code Via}, {@code X-Amz-Cf-Pop}, and, on a hit, {@code Age}.
 *   <li>An object over 16 MiB is streamed uncached. The cache holds up to 256 MiB and evicts the least recently used objects.
 *   <li>Request headers do not reach the origin, so that all viewers get the same object for one key.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class Edge implements AutoCloseable {
    private final ObjectCache cache;
    private final OriginClient originClient;
    private final EdgeServer server;

    private Edge(ObjectCache cache, OriginClient originClient, EdgeServer server) {
        this.cache = cache;
        this.originClient = originClient;
        this.server = server;
    }

    /** Starts listening. The origin may start later; while it is down, misses return 502. */
    public static Edge start(EdgeConfig config) throws IOException {
        ObjectCache cache = new ObjectCache(config.clock());
        OriginClient originClient = new OriginClient(config.origin());
        try {
            EdgeServer server =
                    EdgeServer.start(config.port(), new EdgeHandler(config.distributions(), cache, originClient));
            return new Edge(cache, originClient, server);
        } catch (IOException e) {
            originClient.close();
            throw e;
        }
    }

    /** Returns the URL of the edge cache. */
    public URI uri() {
        return server.uri();
    }

    /**
     * Removes the objects that a completed invalidation matches, on all hosts of the distribution. After this method returns,
     * the cache serves nothing that was requested from the origin before the call. A response in flight is sent to the
     * waiting viewer, but not cached.
     *
     * <p>A path matches the object with the same path and query. Unsafe characters of RFC 1738, which a path must encode, also
     * match unencoded characters of a viewer's request, except for {@code ~}. A path that ends in {@code *} matches every path and query
     * with that prefix. {@code #tag} matches every object with that tag, ignoring case. A path with unnecessary
     * percent-encoding matches nothing.
     */
    public void invalidate(String distributionId, List<String> paths) {
        cache.invalidate(InvalidationMatcher.ofPaths(distributionId, paths));
    }

    /** Stops immediately and clears the cache. */
    @Override
    public void close() {
        server.close();
        originClient.close();
    }
}
