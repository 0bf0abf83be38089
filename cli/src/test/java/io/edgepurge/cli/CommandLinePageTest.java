package io.edgepurge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/command-line.md that purge file names. */
class CommandLinePageTest {
    private static final Path PAGE = Path.of("../docs/command-line.md");

    private final ScriptedApi api = new ScriptedApi();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void the_commands_purge_the_urls_that_visitors_request() throws IOException, InterruptedException {
        ActionFixture fixture = new ActionFixture(folder);
        fixture.realCommandLine(api);
        Files.createDirectory(folder.resolve("public"));
        for (String name : List.of("100%25.jpg", "a?b.jpg", "x+y.jpg")) {
            Files.createFile(folder.resolve("public").resolve(name));
        }
        api.respond(202, ScriptedApi.purge("p1", "completed")).respond(200, ScriptedApi.purge("p1", "completed"));
        List<String> commands = Files.readAllLines(PAGE).stream()
                .filter(line -> line.contains(" --names ") && line.contains("./edgepurge purge"))
                .map(line -> line.replace(" --wait", ""))
                .toList();
        assertThat(commands).hasSize(3);

        ProcessBuilder bash = new ProcessBuilder("bash", "-ec", String.join("\n", commands))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        bash.environment().putAll(fixture.inputs);
        Process process = bash.start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();

        assertThat(api.calls().get(0)).contains("/demo/100%2525.jpg\"", "/demo/a%3Fb.jpg\"", "/demo/x+y.jpg\"");
        assertThat(api.calls().get(1)).contains("/acme/100%2525.jpg\"", "/acme/a%3Fb.jpg\"", "/acme/x+y.jpg\"");
        assertThat(api.calls().get(2)).contains("/acme/fonts/foo-1.0.0%2Bfoo.jpg\"");
    }
}
