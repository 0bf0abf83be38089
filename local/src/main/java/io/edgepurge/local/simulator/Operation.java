package io.edgepurge.local.simulator;

/** The operations of the API. Operations on distribution tenants count as the same operation. */
public enum Operation {
    /** The {@code CreateInvalidation} operation. */
    CREATE_INVALIDATION("CreateInvalidation"),
    /** The {@code GetInvalidation} operation. */
    GET_INVALIDATION("GetInvalidation"),
    /** The {@code ListInvalidations} operation. */
    LIST_INVALIDATIONS("ListInvalidations");

    private final String wireName;

    Operation(String wireName) {
        this.wireName = wireName;
    }

    /** Returns AWS's name of the operation. */
    public String wireName() {
        return wireName;
    }
}
