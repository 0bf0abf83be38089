package io.edgepurge.local.function;

/** The result of an invocation, as JSON. */
public sealed interface InvocationResult {
    /** The function returned a payload. */
    record Succeeded(String payload) implements InvocationResult {}

    /**
     * The function threw an exception, timed out or exited. The error is Lambda's
     * {@code {"errorMessage", "errorType", "stackTrace"}}.
     */
    record Failed(String error) implements InvocationResult {}
}
