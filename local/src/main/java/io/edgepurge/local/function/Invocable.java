package io.edgepurge.local.function;

/** Takes an event as JSON and waits for the end of its invocation. Safe for many threads at once. */
@FunctionalInterface
public interface Invocable {
    InvocationResult invoke(String event);
}
