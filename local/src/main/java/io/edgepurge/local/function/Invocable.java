package io.edgepurge.local.function;

/** Invokes a function with a JSON event and waits for the result. Thread-safe. */
@FunctionalInterface
public interface Invocable {
    InvocationResult invoke(String event);
}
