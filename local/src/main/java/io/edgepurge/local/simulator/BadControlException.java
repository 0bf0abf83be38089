package io.edgepurge.local.simulator;

import java.io.Serial;

/**
 * A control request that cannot be understood. An exception and not a value, because fields are read one by one deep inside
 * the building of a setting, and every one of them ends the request in the same way.
 */
final class BadControlException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String field;

    BadControlException(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }
}
