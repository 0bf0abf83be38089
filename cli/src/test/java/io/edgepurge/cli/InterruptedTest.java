package io.edgepurge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Ctrl-C, sent to the program in a separate process. */
final class InterruptedTest {
    private final ScriptedApi api = new ScriptedApi();

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void an_interrupted_wait_prints_the_id_of_the_purge() throws Exception {
        api.respond(202, ScriptedApi.purge("p1", "queued")).respond(200, ScriptedApi.purge("p1", "queued"));
        Process program = start("purge", "--wait", "-");
        try (var stdin = program.outputWriter()) {
            stdin.write("https://a.example/1.jpg\n");
        }
        api.waitForCalls(2);

        interrupt(program);

        assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).isEqualTo(130);
        assertThat(errorsOf(program))
                .isEqualTo(
                        "Waiting for 1 item.\nedgepurge: Interrupted; the purge continues. To wait again, run: edgepurge status --wait p1\n");
        assertThat(api.calls().getFirst()).contains("{\"urls\":[\"https://a.example/1.jpg\"]}");
    }

    @Test
    void an_interrupted_request_prints_the_idempotency_key() throws Exception {
        api.hang();
        Process program = start("purge", "--idempotency-key", "k1", "https://a.example/1.jpg");
        api.waitForCalls(1);

        interrupt(program);

        assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(program.exitValue()).isEqualTo(130);
        assertThat(errorsOf(program)).contains("--idempotency-key k1");
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (canResetSignals()) {
            // child processes of a background build ignore SIGINT otherwise
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.edgepurge.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(api.environment());
        return builder.start();
    }

    private static boolean canResetSignals() throws IOException {
        try {
            return new ProcessBuilder("env", "--default-signal=INT", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void interrupt(Process program) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-INT", String.valueOf(program.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String errorsOf(Process program) throws IOException {
        return new String(program.getErrorStream().readAllBytes(), UTF_8);
    }
}
