package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.edgepurge.local.LocalEdgePurge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of docs/guide.md unchanged, and compares their output with the guide. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
        named = "long",
        matches = "true",
        disabledReason = "starts a process for each command of the guide; run mvn verify -Plong")
class GuideTest {
    private static final Path PROJECT = Path.of("..");
    private static final Pattern BLOCK =
            Pattern.compile("```bash\n(?<commands>.*?)```(?:\n\n```text\n(?<printed>.*?)```)?", Pattern.DOTALL);

    private final RunningStack running = new RunningStack(1_000);
    private final List<String> exports = new ArrayList<>();

    @TempDir
    private Path home = Path.of("");

    @AfterAll
    void stop() {
        running.close();
    }

    @TestFactory
    Stream<DynamicTest> each_command_prints_the_output_in_the_guide() throws IOException, InterruptedException {
        Path printed = home.resolve("up-to-date.txt");
        int exit = bash("./edgepurge quota --help", printed).start().waitFor();
        assumeTrue(exit == 0, "the guide is skipped: " + Files.readString(printed));
        List<Block> blocks = blocksIn(Files.readString(PROJECT.resolve("docs/guide.md")));
        assertThat(blocks).hasSizeGreaterThan(8);
        return blocks.stream().map(block -> DynamicTest.dynamicTest(block.title(), () -> run(block)));
    }

    private void run(Block block) throws IOException, InterruptedException {
        block.commands().lines().filter(line -> line.startsWith("export ")).forEach(exports::add);
        Path printed = Files.createTempFile(home, "printed", ".txt");
        String script = "set -euo pipefail\n" + String.join("\n", exports) + "\n" + block.commands();

        int exit = bash(withPortsOfTheStack(script), printed).start().waitFor();

        String output = Files.readString(printed, StandardCharsets.UTF_8);
        assertThat(exit).as(output).isZero();
        block.printed()
                .lines()
                .forEach(line -> assertThat(output).containsPattern(patternOf(withPortsOfTheStack(line))));
    }

    private ProcessBuilder bash(String script, Path printed) {
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script)
                .directory(PROJECT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        bash.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("EDGEPURGE_"));
        // Don't start Maven within Maven.
        bash.environment()
                .putAll(Map.of(
                        "HOME", home.toString(), "XDG_CONFIG_HOME", home.toString(), "EDGEPURGE_BUILD", "never"));
        return bash;
    }

    private String withPortsOfTheStack(String text) {
        LocalEdgePurge stack = running.stack();
        return text.replace("localhost:8080", stack.api().getAuthority())
                .replace("localhost:8081", stack.edge().getAuthority())
                .replace("localhost:8083", stack.dynamoDb().getAuthority())
                .replace("localhost:8085", stack.scheduler().getAuthority())
                .replace("localhost:8086", stack.lambda().getAuthority());
    }

    /** Returns a pattern in which an ellipsis matches any text. */
    private static Pattern patternOf(String line) {
        return Pattern.compile(
                Stream.of(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*?")));
    }

    private static List<Block> blocksIn(String page) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(page);
        while (matcher.find()) {
            String printed = matcher.group("printed");
            blocks.add(new Block(matcher.group("commands"), printed == null ? "" : printed));
        }
        return blocks;
    }

    private record Block(String commands, String printed) {
        String title() {
            return commands.lines().findFirst().orElseThrow();
        }
    }
}
