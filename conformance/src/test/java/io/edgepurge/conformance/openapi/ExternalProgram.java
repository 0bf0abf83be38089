package io.edgepurge.conformance.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Runs Node and Python programs in a folder. */
record ExternalProgram(Path folder) {

    /** Returns true if the command can be started and succeeds. */
    boolean succeeds(String... command) throws InterruptedException {
        try {
            return run(List.of(command)).exitCode() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the lines that a command prints. Fails if the command does. */
    List<String> lines(List<String> command) throws IOException, InterruptedException {
        Result result = run(command);
        assertThat(result.exitCode()).as(result.output()).isZero();
        return result.output().lines().toList();
    }

    private Result run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Result(process.waitFor(), output);
    }

    private record Result(int exitCode, String output) {}
}
