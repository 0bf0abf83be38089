package io.edgepurge.local.function;

/** Thrown when a handler cannot be constructed. The message contains the function's name and the constructor's exception. */
public final class FunctionStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FunctionStartException(String function, String reason) {
        super(function + " cannot start: " + reason);
    }
}
