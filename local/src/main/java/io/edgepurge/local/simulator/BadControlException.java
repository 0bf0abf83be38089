package io.edgepurge.local.simulator;

import java.io.Serial;

/**
 * Thrown when a control request is invalid. It is an exception rather than a result type because fields are parsed deep
 * inside the construction of a setting, and each error ends the request.
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
