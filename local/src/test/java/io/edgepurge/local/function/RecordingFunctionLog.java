package io.edgepurge.local.function;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the output and the failures of functions. */
public final class RecordingFunctionLog implements FunctionLog {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    @Override
    public void printed(String function, String line) {
        lines.add(function + ": " + line);
    }

    @Override
    public void failed(String function, String error) {
        failures.add(function + ": " + error);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }
}
