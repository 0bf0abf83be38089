package io.edgepurge.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lists of {@code purge}: URLs, file names and S3 keys. */
final class NamesTest {
    private static final String BASE = "https://img.example/acme/";

    private final ScriptedApi api = new ScriptedApi();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void a_name_becomes_the_url_that_visitors_request() throws IOException {
        assertThat(purged("--names", "--base-url=" + BASE, "100%25.jpg", "a?b.jpg", "x+y.jpg", "./photo #1.jpg"))
                .containsExactly(
                        BASE + "100%2525.jpg", BASE + "a%3Fb.jpg", BASE + "x+y.jpg", BASE + "photo%20%231.jpg");
    }

    @Test
    void a_plus_sign_in_an_s3_key_is_encoded() throws IOException {
        assertThat(purged("--names", "--base-url=" + BASE, "--origin=s3", "x+y.jpg", "/a.jpg"))
                .containsExactly(BASE + "x%2By.jpg", BASE + "/a.jpg");
    }

    @Test
    void a_list_contains_names_below_a_root() throws IOException {
        Path names = write("names", "\uFEFFpublic/ a.jpg\r\n\n./public/é.jpg\npublic/#1.jpg\n", UTF_8);

        assertThat(purged("--names", "--base-url=" + BASE, "--root=./public/", "--from-file=" + names))
                .containsExactly(BASE + "%20a.jpg", BASE + "%C3%A9.jpg", BASE + "%231.jpg");
    }

    @Test
    void a_name_can_repeat_the_current_folder_and_a_root_can_repeat_slashes() throws IOException {
        Path names = write("names", "./".repeat(50_000) + "public/a.jpg\n", UTF_8);

        // a removal with quadratic time would not finish, and a recursive one would overflow the stack
        assertThat(purged("--names", "--base-url=" + BASE, "--root=./public//", "--from-file=" + names))
                .containsExactly(BASE + "a.jpg");
        assertThat(run("--names", "--base-url=" + BASE, "--root=" + "/".repeat(500_000) + "x", "a.jpg")
                        .err())
                .contains("is not in the folder");
    }

    @Test
    void names_that_end_with_nul_are_exact() throws IOException {
        Path names = write("names", "#a\0 b\r\n\0\u00E9\0", ISO_8859_1);

        assertThat(purged("--names", "--base-url=" + BASE, "--null", "--from-file=" + names))
                .containsExactly(BASE + "%23a", BASE + "%20b%0D%0A", BASE + "%E9");
    }

    @Test
    void a_name_that_git_quoted_is_unquoted() throws IOException {
        Path names = write("names", """
                "bad-char-\\303\\251.jpg"
                "public/\\346\\227\\245.jpg"
                "tab\\tquote\\"backslash\\\\.jpg"
                "\\#1.jpg"
                "not escaped.jpg"
                "\\303\\251.jpg
                """, UTF_8);

        assertThat(purged("--names", "--base-url=" + BASE, "--from-file=" + names))
                .containsExactly(
                        BASE + "bad-char-%C3%A9.jpg",
                        BASE + "public/%E6%97%A5.jpg",
                        BASE + "tab%09quote%22backslash%5C.jpg",
                        BASE + "%22%5C%231.jpg%22",
                        BASE + "%22not%20escaped.jpg%22",
                        BASE + "%22%5C303%5C251.jpg");
        assertThat(purged("--names", "--base-url=" + BASE, "--root=public", "\"public/\\303\\251.jpg\""))
                .containsExactly(BASE + "%C3%A9.jpg");
    }

    @Test
    void names_that_end_with_nul_are_not_unquoted() throws IOException {
        Path names = write("names", "\"\\303\\251.jpg\"\0", UTF_8);

        assertThat(purged("--names", "--base-url=" + BASE, "--null", "--from-file=" + names))
                .containsExactly(BASE + "%22%5C303%5C251.jpg%22");
    }

    @Test
    void a_name_that_git_quoted_is_not_a_url() throws IOException {
        Path urls = write("urls", BASE + "1.jpg\n\"bad-char-\\303\\251.jpg\"\n", UTF_8);

        CommandRun run = CommandRun.of(api.environment(), "purge", "--from-file=" + urls);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(urls + ":2 is a file name that Git quoted, not a URL. Use --names", "-z");
        assertThat(api.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--names a.jpg | --names needs --base-url",
                "--base-url=https://img.example/ a.jpg | --base-url, --origin, --root, and --null need --names",
                "--names --base-url=https://img.example a.jpg | must start with https:// or http:// and end with /",
                "--names --base-url=https://img.example/100%/ a.jpg | --base-url must be encoded, unlike the names: write %23",
                "--names --base-url=https://img.example/#1/ a.jpg | and %25 for '%', not https://img.example/#1/.",
                "--names --base-url=https://img.example/ https://img.example/a.jpg | https://img.example/a.jpg: this is a URL",
                "--names --base-url=https://img.example/ /a.jpg | /a.jpg: the name starts with a slash",
                "--names --base-url=https://img.example/ --root=public b/a.jpg | b/a.jpg: the name is not in the"
                        + " folder public",
                "--names --base-url=https://img.example/ a\uFFFD.jpg | not valid Unicode"
            })
    void an_invalid_name_or_option_is_reported(String arguments, String message) {
        CommandRun run = CommandRun.of(api.environment(), ("purge " + arguments).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(api.calls()).isEmpty();
    }

    @Test
    void a_comment_in_a_list_of_names_is_ambiguous() throws IOException {
        Path names = write("names", "a.jpg\n# images\n", UTF_8);

        CommandRun run =
                CommandRun.of(api.environment(), "purge", "--names", "--base-url=" + BASE, "--from-file=" + names);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        names + ":2 starts with #. If the line is a comment, remove it.", "If it is a name, write ./");
    }

    @Test
    void comments_and_blank_lines_of_a_list_of_urls_are_skipped() throws IOException {
        Path urls = write("urls", "\uFEFF# images\n\n  # more\n " + BASE + "1.jpg\n", UTF_8);

        assertThat(purged("--from-file=" + urls)).containsExactly(BASE + "1.jpg");
    }

    @Test
    void a_byte_order_mark_in_the_middle_of_a_list_is_named() throws IOException {
        Path urls = write("urls", "\uFEFF" + BASE + "1.jpg\n\uFEFF" + BASE + "2.jpg\n", UTF_8);

        CommandRun run = CommandRun.of(api.environment(), "purge", "--from-file=" + urls);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(urls + ":2 contains a byte order mark (U+FEFF)");
    }

    @Test
    void a_list_of_urls_must_be_utf8() throws IOException {
        Path urls = write("urls", BASE + "\u00E9.jpg", ISO_8859_1);

        CommandRun run = CommandRun.of(api.environment(), "purge", "--from-file=" + urls);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(urls + ":1 is not UTF-8 text");
    }

    @Test
    void the_items_that_are_not_refused_are_purged_before_the_command_fails() throws IOException {
        api.respond(200, ScriptedApi.preview(violation("url-tilde")))
                .respond(202, ScriptedApi.purge("p1", "queued"))
                .respond(200, ScriptedApi.purge("p1", "completed"));
        Path names = write("names", "public/keep.jpg\0public/runtime~main.jpg\0", UTF_8);

        CommandRun run =
                run("--names", "--base-url=" + BASE, "--root=public", "--null", "--from-file=" + names, "--wait");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).contains("p1  completed");
        assertThat(run.err()).isEqualTo("""
                Waiting for 1 item.
                1 of 1 item ended.
                edgepurge: 1 item was refused and not purged:
                  public/runtime~main.jpg: https://img.example/acme/runtime~main.jpg
                    url-tilde: No.
                """);
        assertThat(api.calls().get(1)).startsWith("POST /v1/purges ").endsWith("{\"urls\":[\"" + BASE + "keep.jpg\"]}");
    }

    @Test
    void a_failed_purge_also_reports_the_refused_items() {
        api.respond(200, ScriptedApi.preview(violation("url-tilde")))
                .respond(202, ScriptedApi.purge("p1", "queued"))
                .respond(200, ScriptedApi.purge("p1", "failed"));

        CommandRun run = run(BASE + "a.jpg", BASE + "b~c.jpg", "--wait");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("Purge p1 failed", "1 item was refused and not purged:", "b~c.jpg");
    }

    @ParameterizedTest
    @CsvSource({"url-tilde,2", "key-endpoint,4"})
    void nothing_is_purged_if_all_items_are_refused(String rule, int exitCode) {
        api.respond(200, ScriptedApi.preview(violation(rule).replace('1', '0')));

        CommandRun run = run(BASE + "a~b.jpg");

        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(api.calls()).hasSize(1);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(
                api.environment(),
                Stream.concat(Stream.of("purge", "--skip-refused"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    /** Returns the URLs that {@code purge} sends. */
    private List<String> purged(String... arguments) throws IOException {
        api.respond(202, ScriptedApi.purge("p1", "queued"));
        CommandRun run = CommandRun.of(
                api.environment(),
                Stream.concat(Stream.of("purge"), Stream.of(arguments)).toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        String call = api.calls().getLast();
        JsonNode urls =
                new ObjectMapper().readTree(call.substring(call.indexOf('{'))).path("urls");
        return StreamSupport.stream(urls.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private Path write(String name, String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve(name), text, charset);
    }

    private static String violation(String rule) {
        return "{\"field\":\"urls[1]\",\"index\":1,\"url\":\"x\",\"rule\":\"" + rule + "\",\"detail\":\"No.\"}";
    }
}
