package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.edgepurge.endtoend.CommandLine.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The commands that call the HTTP API, against the local stack. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpCommandsTest {
    private static final String DEMO = "private_demo";

    private final RunningStack running;
    private final StackClient smallAccount;

    @TempDir
    private Path folder = Path.of("");

    HttpCommandsTest(RunningStack running) {
        this.running = running;
        this.smallAccount = running.operator().addAccount("small-command", 150);
    }

    @Test
    void a_process_purges_a_long_list_and_waits_for_it() throws Exception {
        String image = running.url("cli/0.jpg");
        running.fetch(image);

        Run run = CommandLine.process(environment(DEMO))
                .run("purge", "--wait", "--reason", "new look", "--from-file", listOf(running.url("cli/"), 120));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(3);
        assertThat(running.fetch(image)).startsWith("Miss");
        String id = run.out().lines().skip(1).findFirst().orElseThrow().split(" ", 2)[0];
        assertThat(runWith(DEMO, "status", id).out()).contains("completed", "new look");
        assertThat(runWith(DEMO, "list", "--matching", image).out()).contains(id);
        assertThat(runWith(DEMO, "quota", "--by-day").out()).contains("api");
    }

    @Test
    void every_refused_line_is_reported_with_its_rule() throws Exception {
        Path file = Files.writeString(
                folder.resolve("refused.txt"), running.url("cli/1.jpg") + "\n" + running.url("a*") + "\n");

        Run run = CommandLine.process(environment(DEMO)).run("purge", "--from-file", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(file + ":2: " + running.url("a*"));
    }

    @Test
    void a_list_beyond_the_quota_exits_with_3_and_reports_the_purges_accepted_before() throws Exception {
        String file = listOf(smallAccount.url(""), 200);

        Run run = runWith(smallAccount.key(), "purge", "--from-file", file);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("Accepted before the error: ", "(100 items)");
    }

    @Test
    void a_purge_for_later_can_be_cancelled() {
        Run purge = runWith(DEMO, "purge", "--not-before", "9999-01-01T00:00:00Z", running.url("cli/later.jpg"));
        assertThat(purge.exitCode()).isEqualTo(2);

        Run later = runWith(DEMO, "purge", "--output", "json", "--not-before", tomorrow(), running.url("x.jpg"));
        String id = later.out().replaceAll("(?s).*\"id\" : \"([^\"]+)\".*", "$1");

        assertThat(runWith(DEMO, "cancel", id).out()).contains("cancelled");
        assertThat(runWith(DEMO, "status", id).exitCode()).isEqualTo(1);
    }

    @Test
    void an_unknown_key_exits_with_4() {
        assertThat(runWith("private_unknown", "quota").exitCode()).isEqualTo(4);
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
        return CommandLine.inThisJvm(environment(key)).run(arguments);
    }

    private Map<String, String> environment(String key) {
        return Map.of("EDGEPURGE_URL", running.stack().api().toString(), "EDGEPURGE_KEY", key);
    }
}
