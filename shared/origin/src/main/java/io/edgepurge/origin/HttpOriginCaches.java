package io.edgepurge.origin;

import io.edgepurge.domain.clearing.CacheCall;
import io.edgepurge.domain.clearing.ClearResult;
import io.edgepurge.domain.clearing.OriginCacheClient;
import java.time.Duration;
import java.util.Optional;

/**
 * Origin caches over HTTP. Java's HTTP client is loaded at the first call: most functions never make one. Safe for use by many
 * threads.
 */
public final class HttpOriginCaches implements OriginCacheClient {
    private final Duration timeout;
    private Optional<HttpCaller> caller = Optional.empty();

    /** @param timeout for each call as a whole, connecting included */
    public HttpOriginCaches(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public ClearResult clear(CacheCall call) {
        return caller().clear(call);
    }

    private synchronized HttpCaller caller() {
        HttpCaller made = caller.orElseGet(() -> new HttpCaller(timeout));
        caller = Optional.of(made);
        return made;
    }
}
