package io.edgepurge.local.edge;

import java.util.Optional;

/**
 * A distribution as the edge sees it; objects of one distribution are never touched by invalidations of another.
 *
 * @param id the distribution's (or distribution tenant's) id
 * @param tagHeader the response header in which the origin names an object's tags; empty where tags are not configured
 */
public record EdgeDistribution(String id, Optional<String> tagHeader) {}
