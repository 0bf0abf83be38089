package io.edgepurge.local.edge;

import io.edgepurge.local.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * A caching reverse proxy on 127.0.0.1 that behaves like a CloudFront distribution with the query string in its cache key.
 *
 * <ul>
 *   <li>The cache key is host, path and query, byte for byte as they arrived: case, trailing slash, percent-encoding and the
 *       order of the query all count, as does an empty query (which the origin does not get to see). The port of the {@code Host} header does not.
 *   <li>Only {@code GET} answered 200 is cached; {@code HEAD} is answered from the same object (a miss fetches it whole).
 *       {@code no-store}, {@code no-cache}, {@code private} and a lifetime of 0 are not cached; {@code s-maxage} goes before
 *       {@code max-age}; without either an object lives 24 hours. {@code Expires}, {@code Vary} and ranges are not looked at.
 *   <li>Answers carry {@code X-Cache} in CloudFront's words, {@code Via}, and {@code Age} when they come from the cache.
 *   <li>An object over 16 MiB is passed through uncached; together they take at most 256 MiB, the longest unused go first.
 *   <li>No request header reaches the origin, so two visitors never see different objects under one key.
 * </ul>
 *
 * <p>What {@link LoopbackServer} says about request targets holds here. Safe for use by many threads.
 */
public final class Edge implements AutoCloseable {
    private final ObjectCache cache;
    private final OriginClient originClient;
    private final LoopbackServer server;

    private Edge(ObjectCache cache, OriginClient originClient, LoopbackServer server) {
        this.cache = cache;
        this.originClient = originClient;
        this.server = server;
    }

    /** Starts listening. The origin need not be up yet; while it is down, misses are answered 502. */
    public static Edge start(EdgeConfig config) throws IOException {
        ObjectCache cache = new ObjectCache(config.clock());
        OriginClient originClient = new OriginClient(config.origin());
        try {
            LoopbackServer server =
                    LoopbackServer.start(config.port(), new EdgeHandler(config.distributions(), cache, originClient));
            return new Edge(cache, originClient, server);
        } catch (IOException e) {
            originClient.close();
            throw e;
        }
    }

    /** Where the edge listens. */
    public URI uri() {
        return server.uri();
    }

    /**
     * Forgets what the paths of a completed invalidation name, on all hosts of the distribution. When this returns, nothing is
     * served any more that was asked of the origin before the call: an answer still on its way is passed on to the visitor
     * who waits for it, but not kept.
     *
     * <p>A path drops the object whose path and query equal it; one that ends in {@code *} every object whose path and query
     * start with what stands before it; {@code #tag} every object with that tag, whatever the case. A path that encodes what
     * needs no encoding drops nothing.
     */
    public void invalidate(String distributionId, List<String> paths) {
        cache.invalidate(InvalidationMatcher.ofPaths(distributionId, paths));
    }

    /** Stops at once and forgets everything. */
    @Override
    public void close() {
        server.close();
        originClient.close();
    }
}
