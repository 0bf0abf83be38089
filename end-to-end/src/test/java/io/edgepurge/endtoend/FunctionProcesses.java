package io.edgepurge.endtoend;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Random;
import java.util.Set;

/** The processes of a stack's functions, apart from those that ran before the stack started. */
final class FunctionProcesses {
    private final Set<ProcessHandle> others = running().stream().collect(toSet());
    private final Random random = new Random(1);

    /** Kills one process with SIGKILL. Returns false if none is running. */
    boolean killOne() {
        List<ProcessHandle> mine =
                running().stream().filter(process -> !others.contains(process)).toList();
        return !mine.isEmpty() && mine.get(random.nextInt(mine.size())).destroyForcibly();
    }

    private static List<ProcessHandle> running() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .filter(process ->
                        process.info().commandLine().orElse("").contains("io.edgepurge.local.host.FunctionHost"))
                .toList();
    }
}
