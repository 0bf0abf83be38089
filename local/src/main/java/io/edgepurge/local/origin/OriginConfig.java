package io.edgepurge.local.origin;

import java.time.Clock;
import java.util.Optional;

/**
 * What the origin needs to know.
 *
 * @param port 0 takes any free port
 * @param tagHeader the header in which it names an image's tags; empty for none
 * @param clock dates what is published
 */
public record OriginConfig(int port, Optional<String> tagHeader, Clock clock) {}
