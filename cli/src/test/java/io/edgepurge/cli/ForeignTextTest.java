package io.edgepurge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text from servers, lists, and arguments neither controls the terminal nor shows passwords. */
class ForeignTextTest {
    /** ESC, BEL, backspace, carriage return, DEL, CSI of C1, right-to-left override, isolate, zero-width space, line separator, tag. */
    private static final String CONTROL = "\u001b[31m\u0007\b\r\u007f\u009b\u202e\u2066\u200b\u2028\uDB40\uDC41";

    private static final String VISIBLE =
            "\\u001B[31m\\u0007\\u0008\\u000D\\u007F\\u009B\\u202E\\u2066\\u200B\\u2028\\uDB40\\uDC41";

    private final ScriptedApi api = new ScriptedApi();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_refusal_shows_control_characters() {
        String text = json(CONTROL + "\nedgepurge: Done.");
        api.respond(400, ScriptedApi.problem("items-refused", 400, """
                ,"violations":[{"field":"urls[0]","index":0,"rule":%s,"detail":%s,"suggestion":%s}]""".formatted(text, text, text)));

        CommandRun run = run("purge", "https://a.example/" + CONTROL);

        assertVisible(run);
        assertThat(run.err().lines().filter(line -> line.stripLeading().startsWith("edgepurge:")))
                .hasSize(1);
    }

    @Test
    void the_detail_of_a_problem_is_one_line() {
        api.respond(
                400,
                ScriptedApi.problem("x", 400, "")
                        .replace("The detail.", "No." + json("\nfake" + CONTROL).replace("\"", "")));

        CommandRun run = run("quota");

        assertVisible(run);
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void a_table_shows_control_characters() {
        String reason = json("summer\n" + CONTROL);
        api.respond(
                200, ScriptedApi.purge("p1", "completed").replace("\"items\"", "\"reason\":" + reason + ",\"items\""));

        CommandRun run = run("status", "p1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("reason       summer\\u000A" + VISIBLE);
        assertVisible(run);
    }

    @Test
    void json_keeps_its_meaning() throws IOException {
        api.respond(
                200,
                ScriptedApi.purge("p1", "completed")
                        .replace("\"items\"", "\"reason\":" + json(CONTROL) + ",\"items\""));

        CommandRun run = run("status", "p1", "--output=json");

        assertVisible(run);
        assertThat(new ObjectMapper().readTree(run.out()).path("reason").textValue())
                .isEqualTo(CONTROL);
    }

    @Test
    void usage_errors_and_file_names_show_control_characters() throws IOException {
        assertVisible(run("purge", "--wait-timeout=" + CONTROL, "https://a.example/1"));
        assertVisible(run("purge" + CONTROL));
        assertVisible(run("purge", "--from-file=" + folder.resolve("a" + CONTROL.replace("\uDB40\uDC41", ""))));
        Path list = Files.writeString(folder.resolve("list"), "#\u001b" + CONTROL, UTF_8);
        assertVisible(run(
                "purge", "--names", "--base-url=https://a.example/", "--root=b", "--from-file=" + list, "a" + CONTROL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://me:s3cret@a.example/b",
                "https://s3cret@a.example/b",
                "https://me:s3/cret@a.example/b",
                "https://me:s3?cret@a.example/b",
                "//me:s3cret@a.example/b",
                "me:s3cret@a.example/b"
            })
    void a_refusal_masks_passwords(String url) throws IOException {
        String violation = """
                {"field":"urls[0]","index":0,"rule":"url-user","detail":"No."}""";
        api.respond(400, ScriptedApi.problem("items-refused", 400, ",\"violations\":[" + violation + "]"));
        Path list = Files.writeString(folder.resolve("list"), url + "\n");

        for (CommandRun run : new CommandRun[] {
            run("purge", url), run("purge", "--from-file=" + list), run("purge", "--tag=" + url + "/=x")
        }) {
            assertThat(run.err()).contains("url-user", "REDACTED@a.example").doesNotContain("s3", "cret");
        }
    }

    @Test
    void messages_about_the_api_mask_passwords() {
        Map<String, String> environment = new HashMap<>(api.environment());
        for (String url :
                new String[] {"http://me:s3cret@127.0.0.1:1/", "ftp://me:s3cret@a.example", "me:s3cret@a.example"}) {
            environment.put("EDGEPURGE_URL", url);

            CommandRun run = CommandRun.of(environment, "quota");

            assertThat(run.exitCode()).isNotZero();
            assertThat(run.err()).containsAnyOf("REDACTED@", "http://127").doesNotContain("s3cret", "me:");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {257, 100_000})
    void a_key_that_is_too_long_is_reported(int chars) {
        CommandRun run = run("quota", "--key=" + "s3cret".repeat(chars).substring(0, chars));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("""
                edgepurge: The API key must have 1 to 256 characters. Check --key, EDGEPURGE_KEY, or key in the configuration file.
                """);
    }

    @Test
    void a_reader_that_closes_the_pipe_is_no_failure() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        // the script is larger than the buffer of a pipe
                        "\"$0\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC io.edgepurge.cli.Main completion | true;"
                                + " echo ${PIPESTATUS[0]}",
                        java)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        bash.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        bash.start().waitFor();

        assertThat(folder.resolve("out")).hasContent("0");
    }

    private static void assertVisible(CommandRun run) {
        assertThat(run.out() + run.err())
                .contains("\\u001B[31m\\u0007")
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n]]");
    }

    private static String json(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(character -> escaped.append("\\u%04x".formatted(character)));
        return "\"" + escaped + "\"";
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(api.environment(), arguments);
    }
}
