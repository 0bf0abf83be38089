package io.edgepurge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the GitHub Action with the command line. */
class ActionPurgesTest {
    private static final String BASE = "https://img.example/acme/";
    private static final String TILDE = """
            {"field":"urls[1]","index":1,"url":"x","rule":"url-tilde","detail":"CloudFront rejects '~'."}""";

    private final ScriptedApi api = new ScriptedApi();

    @TempDir
    private Path folder;

    private ActionFixture action;
    private int callsBefore;

    @BeforeEach
    void makeARepository() throws IOException, InterruptedException {
        action = new ActionFixture(folder);
        action.realCommandLine(api);
        action.inputs.put("LAST_SUCCESS", folder.resolve("state/commit").toString());
        action.inputs.put("WAIT", "false");
        action.commit("public/first.jpg");
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void file_names_become_the_urls_that_visitors_request() throws IOException, InterruptedException {
        action.push(
                "public/blue shoe é.jpg",
                "public/50%#1?[a].jpg",
                "public/a&b=(c),d;e:f@g+h'i!j$k.jpg",
                "public/100%25.jpg",
                "public/#1.jpg");
        completePurge("");

        CommandRun run = run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(purged())
                .containsExactlyInAnyOrder(
                        BASE + "blue%20shoe%20%C3%A9.jpg",
                        BASE + "50%25%231%3F%5Ba%5D.jpg",
                        BASE + "a&b=(c),d;e:f@g+h'i!j$k.jpg",
                        BASE + "100%2525.jpg",
                        BASE + "%231.jpg");
    }

    @Test
    void a_plus_sign_is_encoded_for_an_s3_origin() throws IOException, InterruptedException {
        action.push("public/foo-1.0.0+foo.jpg");
        action.inputs.put("ORIGIN", "s3");
        completePurge("");

        run();

        assertThat(purged()).containsExactly(BASE + "foo-1.0.0%2Bfoo.jpg");
    }

    @Test
    void files_that_are_refused_are_named_after_the_others_are_purged() throws IOException, InterruptedException {
        action.push("public/keep.jpg", "public/runtime~main.jpg");
        completePurge(TILDE);

        CommandRun run = run();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(purged()).containsExactly(BASE + "keep.jpg");
        assertThat(run.err()).contains("public/runtime~main.jpg: " + BASE + "runtime~main.jpg");
        assertThat(Files.readString(action.file("summary"))).isEqualTo("""
                Edge Purge: unknown, purge p1, 999 items left of the monthly quota.

                    Accepted 1 item. 999 of 1000 left until 2026-12-01T00:00:00Z.
                    edgepurge: 1 item was refused and not purged:
                      public/runtime~main.jpg: https://img.example/acme/runtime~main.jpg
                        url-tilde: CloudFront rejects '~'.
                """);
    }

    @Test
    void a_run_starts_at_the_last_commit_that_succeeded() throws IOException, InterruptedException {
        completePurge("");
        action.push("public/a.jpg");
        assertThat(run().exitCode()).isZero();
        api.clear();
        action.push("public/keep.jpg", "public/runtime~main.jpg");
        completePurge(TILDE);
        assertThat(run().exitCode()).isEqualTo(2);
        api.clear();
        action.push("public/later.jpg");
        completePurge("");

        CommandRun run = run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(purged())
                .containsExactlyInAnyOrder(BASE + "keep.jpg", BASE + "runtime~main.jpg", BASE + "later.jpg");
        assertThat(Files.readString(action.file("output"))).contains("commit=" + action.git("rev-parse", "HEAD"));
    }

    @Test
    void urls_and_changed_files_are_two_purges() throws IOException, InterruptedException {
        action.inputs.put("URLS", "\uFEFF# images\r\n https://a.example/1 \r\n");
        action.inputs.put("URLS_FROM", "list.txt");
        action.push("public/a.jpg");
        Files.writeString(action.repositoryFile("list.txt"), "# more\nhttps://b.example/$(id)*\n\n");
        completePurge("");
        completePurge("");

        CommandRun run = run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(purged()).containsExactly("https://a.example/1", "https://b.example/$(id)*", BASE + "a.jpg");
        assertThat(Files.readString(action.file("output"))).startsWith("id=p1 p1\nstatus=completed\nquota-left=999\n");
    }

    @Test
    void a_refused_url_is_named_with_its_own_list() throws IOException, InterruptedException {
        action.inputs.put("ONLY_CHANGED", "");
        action.inputs.put("URLS_FROM", "list.txt");
        Files.writeString(action.repositoryFile("list.txt"), "https://b.example/1\nhttps://b.example/~2\n");
        completePurge(TILDE);

        assertThat(run().err()).contains("\n  list.txt:2: https://b.example/~2\n");
    }

    @Test
    void inputs_that_look_like_options_are_values() throws IOException, InterruptedException {
        action.inputs.put("ONLY_CHANGED", "");
        action.inputs.put("URLS", "https://a.example/1");
        action.inputs.put("REASON", "--wait");
        completePurge("");

        CommandRun run = run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(api.calls().getLast()).contains("\"reason\":\"--wait\"");
    }

    /** Scripts the responses to the preview and the purge. */
    private void completePurge(String violations) {
        api.respond(200, ScriptedApi.preview(violations)).respond(202, ScriptedApi.purge("p1", "completed"));
    }

    /** Returns the URLs that the last run purged. */
    private List<String> purged() throws IOException {
        List<String> urls = new ArrayList<>();
        for (String call : api.calls().subList(callsBefore, api.calls().size())) {
            if (call.startsWith("POST /v1/purges ")) {
                JsonNode body = new ObjectMapper().readTree(call.substring(call.indexOf('{')));
                body.path("urls").forEach(url -> urls.add(url.asText()));
            }
        }
        return urls;
    }

    private CommandRun run() throws IOException, InterruptedException {
        callsBefore = api.calls().size();
        return action.run();
    }
}
