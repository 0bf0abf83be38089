package io.edgepurge.local.edge;

import java.util.Optional;

/**
 * A distribution as the edge cache knows it. Invalidations of one distribution never affect objects of another.
 *
 * @param id the ID of the distribution or distribution tenant
 * @param tagHeader the response header in which the origin sends cache tags; empty if tags are not configured
 * @param cache the settings of its cache
 */
public record EdgeDistribution(String id, Optional<String> tagHeader, EdgeCacheSettings cache) {
    /** Creates a distribution with the standard cache settings. */
    public EdgeDistribution(String id, Optional<String> tagHeader) {
        this(id, tagHeader, EdgeCacheSettings.STANDARD);
    }
}
