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
import picocli.CommandLine.Model.OptionSpec;

/** Checks that the completion of the separate command-line program knows the options of this one. */
class OptionsInCompletionTest {
    @Test
    void the_command_line_knows_every_option_of_local_and_demo() throws IOException, InterruptedException {
        CommandLine commands = Main.commandLine(new Screen(false, false), Map.of());

        for (String command : List.of("local", "demo")) {
            List<String> options =
                    Objects.requireNonNull(commands.getSubcommands().get(command)).getCommandSpec().options().stream()
                            .filter(option -> !option.hidden())
                            .map(OptionSpec::longestName)
                            .toList();
            assertThat(help(command)).as(command).contains(options);
        }
    }

    private static String help(String command) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.edgepurge.cli.Main",
                        "help",
                        command)
                .start();
        String printed = new String(java.getInputStream().readAllBytes(), UTF_8);
        assertThat(java.waitFor()).isZero();
        return printed;
    }
}
