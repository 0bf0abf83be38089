package io.edgepurge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands and the program of docs/operators.md. */
@EnabledIfSystemProperty(
        named = "long",
        matches = "true",
        disabledReason = "starts a process per command of the page; run mvn verify -Plong")
class OperatorsPageTest {
    @RegisterExtension
    static final TableFixture TABLE = new TableFixture();

    private static final Path PAGE = Path.of("../docs/operators.md");

    @TempDir
    private Path folder;

    private final Map<String, String> environment = TABLE.environment();

    @Test
    void the_commands_and_the_program_of_the_page_work() throws IOException, InterruptedException {
        CommandRun commands = bash("set -e\nedgepurge() { \"$JAVA\" io.edgepurge.cli.Main \"$@\"; }\n" + blocks("sh"));
        assertThat(commands.exitCode()).as(commands.err()).isZero();
        Path program = Files.writeString(folder.resolve("Operators.java"), blocks("java"));

        CommandRun run = bash("\"$JAVA\" " + program);

        assertThat(run.out()).as(run.err()).isEqualTo("Saved\n");
        assertThat(CommandRun.of(environment, "account", "show", "acme").out())
                .contains("monthly quota  2500", "acme:...", "varnish http://varnish.internal:6081");
        JsonNode account = CommandRun.of(environment, "account", "show", "acme", "--output", "json")
                .json();
        assertThat(account.at("/endpoints/1/originCaches/host").asText()).isEqualTo("origin.example.com");
        assertThat(account.at("/endpoints/1/originCaches/secret").asBoolean()).isTrue();
        assertThat(CommandRun.of(environment, "key", "list", "acme").out()).contains("rotating", "revoked");
        assertThat(commands.out()).contains("/acme/img/", "queued");
    }

    private CommandRun bash(String script) throws IOException, InterruptedException {
        Path err = folder.resolve("err");
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script).redirectError(err.toFile());
        bash.environment().putAll(environment);
        bash.environment()
                .put(
                        "JAVA",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
        bash.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        bash.environment().put("CACHE_SECRET", "open sesame");
        Process process = bash.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new CommandRun(process.waitFor(), out, Files.readString(err));
    }

    private static String blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .collect(Collectors.joining());
    }
}
