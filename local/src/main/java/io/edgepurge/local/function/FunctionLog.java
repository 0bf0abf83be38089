package io.edgepurge.local.function;

/** Where a function's output goes, and the news that it failed. Called from many threads at once. */
public interface FunctionLog {
    /** A line that the function printed. */
    void printed(String function, String line);

    /** An invocation ended badly; {@code error} is Lambda's error JSON. */
    void failed(String function, String error);
}
