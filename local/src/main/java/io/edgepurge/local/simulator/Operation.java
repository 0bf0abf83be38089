package io.edgepurge.local.simulator;

/** The API's operations; those for distribution tenants count as the same. */
public enum Operation {
    /** {@code CreateInvalidation}. */
    CREATE_INVALIDATION("CreateInvalidation"),
    /** {@code GetInvalidation}. */
    GET_INVALIDATION("GetInvalidation"),
    /** {@code ListInvalidations}. */
    LIST_INVALIDATIONS("ListInvalidations");

    private final String wireName;

    Operation(String wireName) {
        this.wireName = wireName;
    }

    /** As AWS calls it. */
    public String wireName() {
        return wireName;
    }
}
