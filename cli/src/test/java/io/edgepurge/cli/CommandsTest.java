package io.edgepurge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.cli.run.Session;
import io.edgepurge.cli.run.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class CommandsTest {
    @Test
    void the_help_page_lists_exactly_the_commands() {
        Set<String> named = HelpPage.text()
                .lines()
                .filter(line -> line.matches(" {2}[a-z]+ {2,}.*"))
                .map(line -> line.strip().split(" ", 2)[0])
                .collect(Collectors.toSet());

        assertThat(named).isEqualTo(commandLine().getSubcommands().keySet());
    }

    @Test
    void the_help_page_fits_80_columns() {
        assertThat(HelpPage.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "--help", "-h"})
    void every_way_to_ask_for_help_prints_the_help_page(String argument) {
        CommandRun run = argument.isEmpty() ? CommandRun.of(Map.of()) : CommandRun.of(Map.of(), argument);

        assertThat(run).isEqualTo(new CommandRun(0, HelpPage.text(), ""));
    }

    @Test
    void every_command_has_its_own_help() {
        assertThat(CommandRun.of(Map.of(), "help", "completion").out())
                .isEqualTo(CommandRun.of(Map.of(), "completion", "--help").out())
                .startsWith("Usage: edgepurge completion");
    }

    @Test
    void the_version_is_printed_to_stdout() {
        assertThat(CommandRun.of(Map.of(), "--version")).isEqualTo(new CommandRun(0, "edgepurge 0.1.0\n", ""));
    }

    @Test
    void a_usage_error_exits_with_2_and_points_to_the_help() {
        assertThat(CommandRun.of(Map.of(), "completions").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of(Map.of(), "completions").err()).matches("""
                        edgepurge: Unmatched argument at index 0: 'completions'
                        Did you mean: edgepurge completion.*
                        Run 'edgepurge --help' for usage.
                        """);
        assertThat(CommandRun.of(Map.of(), "completion", "--fast").err()).contains("'edgepurge completion --help'");
        assertThat(CommandRun.of(Map.of(), "--output", "yaml", "completion").exitCode())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "demo"})
    void commands_of_the_launcher_are_refused(String command) {
        CommandRun run = CommandRun.of(Map.of(), command);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("edgepurge: This command needs the launcher. Run ./edgepurge " + command
                        + " in the repository.\n");
    }

    @Test
    void the_help_of_every_command_fits_80_columns() {
        List<CommandLine> commands = below(commandLine()).toList();

        assertThat(commands).hasSizeGreaterThan(10).allSatisfy(command -> {
            String name = command.getCommandSpec().qualifiedName();
            String help = command.getUsageMessage(Ansi.OFF);
            assertThat(help).as(name).isNotBlank();
            assertThat(help.lines())
                    .as(name)
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        });
    }

    private static Stream<CommandLine> below(CommandLine group) {
        return group.getSubcommands().values().stream()
                .flatMap(command -> Stream.concat(Stream.of(command), below(command)));
    }

    @Test
    void bash_completes_commands_and_options(@TempDir Path folder) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("completion"),
                CommandRun.of(Map.of(), "completion").out());

        assertThat(completions(script, "edgepurge", "de")).containsExactly("demo");
        assertThat(completions(script, "edgepurge", "key", "r")).containsExactlyInAnyOrder("rotate", "revoke");
        assertThat(completions(script, "edgepurge", "local", "--base")).containsExactly("--base-port");
        assertThat(completions(script, "edgepurge", "completion", "--output", "j"))
                .containsExactly("json");
    }

    @Test
    void a_script_that_cannot_be_written_to_stdout_is_a_failure() {
        StringWriter err = new StringWriter();
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        int exitCode = Commands.execute(new Session(Map.of(), Terminal.NONE, full, new PrintWriter(err)), "completion");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err).hasToString("edgepurge: Cannot write to stdout.\n");
    }

    private static String[] completions(Path script, String... words) throws IOException, InterruptedException {
        String typed = String.join(" ", words);
        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        // bash has compopt only inside a completion
                        "compopt() { :; }; source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; _complete_edgepurge; echo ${COMPREPLY[@]}"
                                .formatted(script, typed, words.length - 1, typed))
                .redirectErrorStream(true)
                .start();
        String printed = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor()).as(printed).isZero();
        return printed.strip().split("\\s+");
    }

    private static CommandLine commandLine() {
        PrintWriter discarded = new PrintWriter(Writer.nullWriter());
        return Commands.of(new Session(Map.of(), Terminal.NONE, discarded, discarded));
    }
}
