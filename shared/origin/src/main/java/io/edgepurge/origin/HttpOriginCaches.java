package io.edgepurge.origin;

import io.edgepurge.domain.clearing.CacheCall;
import io.edgepurge.domain.clearing.ClearResult;
import io.edgepurge.domain.clearing.OriginCacheClient;
import java.time.Duration;
import java.util.Optional;

/**
 * An {@link OriginCacheClient} over HTTP. It loads Java's HTTP client at the first call, because most functions never make one.
 * Safe for use by concurrent threads.
 */
public final class HttpOriginCaches implements OriginCacheClient {
    private final Duration timeout;
    private Optional<HttpCaller> caller = Optional.empty();

    /** @param timeout the maximum duration of a call, including the connection */
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
