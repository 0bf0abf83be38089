package io.edgepurge.local.simulator;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The operations of the API. Operations on distribution tenants count as the same operation. */
public enum Operation {
    /** The {@code CreateInvalidation} operation. */
    CREATE_INVALIDATION("CreateInvalidation"),
    /** The {@code GetInvalidation} operation. */
    GET_INVALIDATION("GetInvalidation"),
    /** The {@code ListInvalidations} operation. */
    LIST_INVALIDATIONS("ListInvalidations"),
    /** The {@code GetDistributionConfig} operation. */
    GET_DISTRIBUTION_CONFIG("GetDistributionConfig"),
    /** The {@code GetCachePolicy} operation. */
    GET_CACHE_POLICY("GetCachePolicy");

    /** The operations on invalidations. */
    static final Set<Operation> ON_INVALIDATIONS =
            Collections.unmodifiableSet(EnumSet.range(CREATE_INVALIDATION, LIST_INVALIDATIONS));

    private final String wireName;

    Operation(String wireName) {
        this.wireName = wireName;
    }

    /** Returns AWS's name of the operation. */
    public String wireName() {
        return wireName;
    }
}
