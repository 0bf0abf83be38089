package io.edgepurge.local.simulator;

import io.edgepurge.local.edge.EdgeCacheSettings;
import java.util.Arrays;
import java.util.Optional;

/** The cache policies of the simulator. */
enum CachePolicyId {
    ALL_QUERIES("51a11000-0000-4000-8000-0000000000a1", "all"),
    NO_QUERIES("51a11000-0000-4000-8000-000000000000", "none");

    private final String id;
    private final String queryStringBehavior;

    CachePolicyId(String id, String queryStringBehavior) {
        this.id = id;
        this.queryStringBehavior = queryStringBehavior;
    }

    static CachePolicyId of(EdgeCacheSettings cache) {
        return cache.queryInKey() ? ALL_QUERIES : NO_QUERIES;
    }

    static Optional<CachePolicyId> find(String id) {
        return Arrays.stream(values()).filter(policy -> policy.id.equals(id)).findFirst();
    }

    String id() {
        return id;
    }

    String queryStringBehavior() {
        return queryStringBehavior;
    }
}
