package io.edgepurge.local.edge;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * The configuration of the edge cache.
 *
 * @param port the port; 0 selects a free one
 * @param origin the scheme, host and port of the origin, without a path
 * @param distributions finds the distribution for a lowercase host name without port
 * @param clock the clock that ages objects
 */
public record EdgeConfig(
        int port, URI origin, Function<String, Optional<EdgeDistribution>> distributions, Clock clock) {
    /** @throws IllegalArgumentException if the origin is not an {@code http://host[:port]} */
    public EdgeConfig {
        if (!"http".equals(origin.getScheme()) || origin.getHost() == null) {
            throw new IllegalArgumentException("the origin must be http://host[:port]: " + origin);
        }
        if (!origin.getRawPath().isEmpty() || origin.getRawQuery() != null) {
            throw new IllegalArgumentException("the origin must have no path and no query: " + origin);
        }
    }
}
