package io.edgepurge.local.function;

/** A function's handler could not be made; the message names the function and carries what its constructor threw. */
public final class FunctionStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FunctionStartException(String function, String reason) {
        super(function + " does not start: " + reason);
    }
}
