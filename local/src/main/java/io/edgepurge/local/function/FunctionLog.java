package io.edgepurge.local.function;

/** Receives the output and the failures of functions. Must be thread-safe. */
public interface FunctionLog {
    /** Receives a line that the function printed. */
    void printed(String function, String line);

    /** Receives the failure of an invocation; {@code error} is Lambda's error JSON. */
    void failed(String function, String error);
}
