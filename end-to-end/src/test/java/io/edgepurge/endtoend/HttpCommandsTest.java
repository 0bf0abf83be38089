package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.endtoend.Program.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The program's commands over HTTP, in a process of their own, against what people run. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpCommandsTest {
    private final RunningStack running = new RunningStack(1_000);

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    void enterAccount() {
        running.enterAccount("small", 150);
    }

    @AfterAll
    void close() {
        running.close();
    }

    @Test
    void a_long_list_is_purged_and_waited_for() throws Exception {
        String image = running.url("cli/0.jpg");
        running.fetch(image);

        Run run = runWith(
                "private_demo",
                "purge",
                "--wait",
                "--reason",
                "new look",
                "--from-file",
                listOf(running.url("cli/"), 120));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(3);
        assertThat(running.fetch(image)).startsWith("Miss");
        String id = run.out().lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];
        assertThat(runWith("private_demo", "status", id).out()).contains("completed", "new look");
        assertThat(runWith("private_demo", "list", "--matching", image).out()).contains(id);
        assertThat(runWith("private_demo", "quota", "--by-day").out()).contains("api");
    }

    @Test
    void every_refused_line_is_named_with_its_rule() throws Exception {
        Path file = Files.writeString(
                folder.resolve("refused.txt"), running.url("cli/1.jpg") + "\n" + running.url("a*") + "\n");

        Run run = runWith("private_demo", "purge", "--from-file", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(file + ":2: " + running.url("a*"));
    }

    @Test
    void a_list_beyond_the_quota_ends_with_3_and_says_what_was_accepted() throws Exception {
        String file = listOf(running.stack().edge().resolve("/small/").toString(), 200);

        Run run = runWith("private_small", "purge", "--from-file", file);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("Accepted before the error: ", "(100 items)");
    }

    @Test
    void what_waits_for_its_time_can_be_cancelled() {
        Run purge =
                runWith("private_demo", "purge", "--not-before", "2099-01-01T00:00:00Z", running.url("cli/later.jpg"));
        assertThat(purge.exitCode()).isEqualTo(2);

        Run later =
                runWith("private_demo", "purge", "--output", "json", "--not-before", tomorrow(), running.url("x.jpg"));
        String id = later.out().replaceAll("(?s).*\"id\" : \"([^\"]+)\".*", "$1");

        assertThat(runWith("private_demo", "cancel", id).out()).contains("cancelled");
        assertThat(runWith("private_demo", "status", id).exitCode()).isEqualTo(1);
    }

    @Test
    void a_key_that_nobody_has_ends_with_4() {
        assertThat(runWith("private_nobody", "quota").exitCode()).isEqualTo(4);
    }

    private static String tomorrow() {
        return Instant.now().plusSeconds(86_400).toString();
    }

    private String listOf(String prefix, int number) throws IOException {
        List<String> urls =
                IntStream.range(0, number).mapToObj(i -> prefix + i + ".jpg").toList();
        return Files.write(folder.resolve(number + ".txt"), urls).toString();
    }

    private Run runWith(String key, String... arguments) {
        return new Program(Map.of("EDGEPURGE_URL", running.stack().api().toString(), "EDGEPURGE_KEY", key))
                .run(arguments);
    }
}
