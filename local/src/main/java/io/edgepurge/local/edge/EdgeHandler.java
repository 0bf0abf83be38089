package io.edgepurge.local.edge;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Handles a viewer request from the cache or the origin. */
final class EdgeHandler implements EdgeServer.Handler {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private final Function<String, Optional<EdgeDistribution>> distributions;
    private final ObjectCache cache;
    private final OriginClient originClient;

    EdgeHandler(
            Function<String, Optional<EdgeDistribution>> distributions, ObjectCache cache, OriginClient originClient) {
        this.distributions = distributions;
        this.cache = cache;
        this.originClient = originClient;
    }

    @Override
    public void handle(ViewerRequest request, EdgeResponse response) throws IOException {
        if (!METHODS.contains(request.method())) {
            response.error(403, "This distribution is not configured to allow the HTTP request method.");
        } else if (request.connection().hasBody()) {
            response.error(403, "A request body is not allowed.");
        } else if (!request.target().isWellFormed()) {
            response.error(400, "The request target must be a path, optionally with a query.");
        } else {
            serve(request, response);
        }
    }

    private void serve(ViewerRequest request, EdgeResponse response) throws IOException {
        String host = request.hostName();
        Optional<EdgeDistribution> distribution = distributions.apply(host);
        if (distribution.isPresent()) {
            RequestTarget target = distribution.get().cache().keyOf(request.target());
            serve(response, distribution.get(), new CacheKey(distribution.get().id(), host, target));
        } else {
            response.error(403, "No distribution is configured for the host '" + host + "'.");
        }
    }

    private void serve(EdgeResponse response, EdgeDistribution distribution, CacheKey key) throws IOException {
        Optional<ObjectCache.Hit> hit = cache.find(key);
        if (hit.isPresent()) {
            response.hit(hit.get());
        } else {
            miss(response, distribution, key);
        }
    }

    private void miss(EdgeResponse response, EdgeDistribution distribution, CacheKey key) throws IOException {
        ObjectCache.Fetch fetch = cache.beginFetch(key);
        try {
            Optional<OriginResponse> fetched = originClient.fetch(key.target());
            if (fetched.isPresent()) {
                storeAndRespond(response, distribution, fetch, fetched.get());
            } else {
                response.error(502, "CloudFront wasn't able to connect to the origin.");
            }
        } finally {
            cache.endFetch(fetch);
        }
    }

    /** Caches the response before sending it, so that a viewer who sees the miss finds the object afterwards. */
    private void storeAndRespond(
            EdgeResponse response, EdgeDistribution distribution, ObjectCache.Fetch fetch, OriginResponse fetched)
            throws IOException {
        try (fetched) {
            Duration timeToLive = CachePolicy.timeToLive(fetched.headers());
            if (fetched.status() == 200 && fetched.isWhole() && timeToLive.isPositive()) {
                Set<String> tags = CachePolicy.tags(fetched.headers(), distribution.tagHeader());
                cache.store(fetch, new CachedObject.Content(fetched.headers(), fetched.start()), tags, timeToLive);
            }
            response.miss(fetched);
        }
    }
}
