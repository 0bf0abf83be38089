package io.edgepurge.local;

/** Thrown when the stack cannot start. The message is one line with the reason and, where possible, the fix. */
public final class StackStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StackStartException(String message) {
        super(message);
    }

    StackStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
