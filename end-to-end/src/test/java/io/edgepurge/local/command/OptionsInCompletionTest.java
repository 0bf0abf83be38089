package io.edgepurge.local.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Compares the options with the shell completion of the command-line program, which runs in a process of its own. */
class OptionsInCompletionTest {
    @Test
    void the_completion_contains_every_option_of_local_and_demo() throws IOException, InterruptedException {
        CommandLine commands = Main.commandLine(new Screen(false, false), Map.of());
        String script = completionScript();

        for (String command : List.of("local", "demo")) {
            List<String> options =
                    Objects.requireNonNull(commands.getSubcommands().get(command)).getCommandSpec().options().stream()
                            .filter(option -> !option.hidden())
                            .map(option -> "'" + option.longestName() + "'")
                            .toList();
            assertThat(functionFor(command, script)).as(command).contains(options);
        }
    }

    private static String functionFor(String command, String script) {
        int start = script.indexOf("function _picocli_edgepurge_" + command + "() {");
        assertThat(start).as("completion of " + command).isNotNegative();
        return script.substring(start, script.indexOf("\n}", start));
    }

    private static String completionScript() throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.edgepurge.cli.Main",
                        "completion")
                .start();
        String printed = new String(java.getInputStream().readAllBytes(), UTF_8);
        assertThat(java.waitFor()).isZero();
        return printed;
    }
}
