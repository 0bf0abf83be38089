package io.edgepurge.local.edge;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the edge needs to know.
 *
 * @param port 0 takes any free port
 * @param origin asked for what is not cached: its scheme, host and port, without a path
 * @param distributions who serves a host name (lower case, without port)
 * @param clock by which objects age
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
