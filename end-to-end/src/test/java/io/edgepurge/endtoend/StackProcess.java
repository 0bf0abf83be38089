package io.edgepurge.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.edgepurge.local.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A local stack in a process of its own, as {@code ./edgepurge local} starts it, with tables in a folder. */
final class StackProcess implements AutoCloseable {
    private final Path tables;
    private final int basePort = Ports.free().api();
    private Process process;

    StackProcess(Path tables) throws IOException {
        this.tables = tables;
        this.process = start();
    }

    /** Kills the stack and its functions with SIGKILL. */
    void kill() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    /** Starts the stack again, on the same ports and tables. */
    void restart() throws IOException {
        process = start();
    }

    /** Returns a client of the demo account. */
    StackClient demo(HttpClient http) {
        return new StackClient(
                http,
                URI.create("http://localhost:" + basePort),
                URI.create("http://localhost:" + (basePort + 1) + "/demo/"),
                "private_demo");
    }

    private Process start() throws IOException {
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.edgepurge.local.command.Main",
                        "local",
                        "--project=..",
                        "--base-port=" + basePort,
                        "--data-dir=" + tables,
                        "--invalidation-seconds=1")
                .redirectError(tables.resolveSibling("errors-" + basePort).toFile())
                .start();
        // the first line appears when every component answers
        BufferedReader out = started.inputReader(UTF_8);
        if (out.readLine() == null) {
            throw new IllegalStateException("the stack did not start on port " + basePort);
        }
        return started;
    }

    @Override
    public void close() {
        kill();
    }
}
