package io.edgepurge.local;

/** The stack cannot start; the message is one line that says why and, where possible, what would help. */
public final class StackStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StackStartException(String message) {
        super(message);
    }

    StackStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
