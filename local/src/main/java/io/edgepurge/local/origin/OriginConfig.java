package io.edgepurge.local.origin;

import java.time.Clock;
import java.util.Optional;

/**
 * The configuration of the origin.
 *
 * @param port the port; 0 selects a free one
 * @param tagHeader the response header for cache tags; empty sends none
 * @param clock the clock that dates new versions
 */
public record OriginConfig(int port, Optional<String> tagHeader, Clock clock) {}
