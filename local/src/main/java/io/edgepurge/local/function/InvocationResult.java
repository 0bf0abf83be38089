package io.edgepurge.local.function;

/** How one invocation of a function ended; both carry JSON. */
public sealed interface InvocationResult {
    /** What the function answered. */
    record Succeeded(String payload) implements InvocationResult {}

    /** The function threw, ran out of time or died: Lambda's {@code {"errorMessage", "errorType", "stackTrace"}}. */
    record Failed(String error) implements InvocationResult {}
}
