package io.edgepurge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the GitHub Action without GitHub, with a fake command line that records its arguments. */
class ActionTest {
    @TempDir
    private Path folder;

    private ActionFixture action;
    private Map<String, String> inputs = Map.of();

    @BeforeEach
    void makeARepository() throws IOException, InterruptedException {
        action = new ActionFixture(folder);
        inputs = action.inputs;
        edgepurge(0, "completed");
    }

    @Test
    void files_changed_or_deleted_since_the_last_push_are_purged() throws IOException, InterruptedException {
        String before = action.commit(
                "public/same.jpg", "public/changed.jpg", "public/gone.jpg", "public/moved.jpg", "src/a.txt");
        Files.delete(action.repositoryFile("public/gone.jpg"));
        Files.move(action.repositoryFile("public/moved.jpg"), action.repositoryFile("public/there.jpg"));
        action.commit("public/changed.jpg");
        action.commit("public/img/new.jpg", "src/a.txt", "publicity.jpg");
        inputs.put("BEFORE", before);

        assertThat(run().exitCode()).isZero();
        assertThat(purged())
                .containsExactlyInAnyOrder(
                        "public/changed.jpg",
                        "public/gone.jpg",
                        "public/moved.jpg",
                        "public/there.jpg",
                        "public/img/new.jpg");
    }

    @Test
    void all_files_of_the_first_commit_are_new() throws IOException, InterruptedException {
        inputs.put("BEFORE", ActionFixture.NO_COMMIT);
        action.commit("public/a.jpg");

        run();

        assertThat(purged()).containsExactly("public/a.jpg");
    }

    @Test
    void other_events_than_a_push_are_compared_with_the_parent_commit() throws IOException, InterruptedException {
        action.commit("public/a.jpg");
        action.commit("public/b.jpg");

        run();

        assertThat(purged()).containsExactly("public/b.jpg");
    }

    @Test
    void the_wish_for_verification_is_passed_on_and_checked() throws IOException, InterruptedException {
        action.commit("public/a.jpg");
        inputs.put("URLS", "https://img.example/acme/b.jpg");
        inputs.put("VERIFY", "true");

        CommandRun purged = run();
        String called = Files.readString(folder.resolve("called"));
        inputs.put("VERIFY", "yes");
        CommandRun refused = run();

        assertThat(purged.exitCode()).as(purged.err()).isZero();
        assertThat(called.lines()).contains("--verify");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).startsWith("::error::verify must be true or false, not yes");
    }

    @Test
    void the_spellings_are_passed_on_and_checked() throws IOException, InterruptedException {
        action.commit("public/a.jpg");
        inputs.put("URLS", "https://img.example/acme/b.jpg");
        inputs.put("SPELLINGS", "all");

        CommandRun purged = run();
        String called = Files.readString(folder.resolve("called"));
        inputs.put("SPELLINGS", "some");
        CommandRun refused = run();

        assertThat(purged.exitCode()).as(purged.err()).isZero();
        assertThat(called.split("--spellings=all")).hasSize(1 + 2);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).startsWith("::error::spellings must be all or requested, not some");
        inputs.remove("SPELLINGS");
        run();
        assertThat(Files.readString(folder.resolve("called"))).doesNotContain("spellings");
    }

    @Test
    void a_tag_needs_since() throws IOException, InterruptedException {
        action.commit("public/a.jpg");
        action.git("tag", "v1");
        action.commit("public/b.jpg");
        action.commit("public/c.jpg");
        inputs.put("BEFORE", ActionFixture.NO_COMMIT);
        inputs.put("GITHUB_REF", "refs/tags/v2");

        CommandRun refused = run();
        inputs.put("SINCE", "v1");
        CommandRun purged = run();

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).startsWith("::error::only-changed needs since on a tag");
        assertThat(purged.exitCode()).as(purged.err()).isZero();
        assertThat(purged()).containsExactly("public/b.jpg", "public/c.jpg");
    }

    @Test
    void a_new_branch_needs_since() throws IOException, InterruptedException {
        action.commit("public/a.jpg");
        action.git("switch", "-q", "-c", "topic");
        action.commit("public/b.jpg");
        action.commit("public/c.jpg");
        inputs.put("BEFORE", ActionFixture.NO_COMMIT);

        CommandRun refused = run();
        inputs.put("SINCE", "main");
        run();

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).startsWith("::error::only-changed needs since on a new branch");
        assertThat(Files.readString(folder.resolve("called"))).contains("--names");
        assertThat(purged()).containsExactly("public/b.jpg", "public/c.jpg");
    }

    @Test
    void since_is_fetched_if_it_is_missing_and_must_exist() throws IOException, InterruptedException {
        action.commit("public/a.jpg");
        action.git("tag", "v1");
        action.commit("public/b.jpg");
        action.commit("public/c.jpg");
        action.cloneShallowly();
        inputs.put("SINCE", "v1");

        CommandRun run = run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(purged()).containsExactly("public/b.jpg", "public/c.jpg");
        inputs.put("SINCE", "--upload-pack=touch hacked");
        assertThat(run().err()).startsWith("::error::since is not a commit, tag, or branch of the repository: --up");
        assertThat(action.repositoryFile("hacked")).doesNotExist();
    }

    @Test
    void only_a_successful_run_is_recorded() throws IOException, InterruptedException {
        Path state = folder.resolve("state/commit");
        inputs.put("LAST_SUCCESS", state.toString());
        action.commit("public/a.jpg");
        edgepurge(5, "submitted");

        run();
        assertThat(state).doesNotExist();
        edgepurge(0, "completed");
        run();

        assertThat(state).hasContent(action.git("rev-parse", "HEAD"));
    }

    @Test
    void the_state_has_a_key_per_branch_folder_and_url() throws IOException, InterruptedException {
        Set<String> keys = new HashSet<>();
        for (String changed : List.of("", "GITHUB_REF", "EDGEPURGE_URL", "ONLY_CHANGED", "BASE_URL", "ORIGIN")) {
            inputs.put(changed.isEmpty() ? "OTHER" : changed, "s3");
            assertThat(action.run("state-key").exitCode()).isZero();
            keys.add(Files.readString(folder.resolve("output")));
        }

        assertThat(keys).hasSize(6).allMatch(key -> key.matches("key=[0-9a-f]{40}\n"));
    }

    @Test
    void a_dot_selects_the_whole_repository() throws IOException, InterruptedException {
        inputs.put("ONLY_CHANGED", ".");
        action.commit("public/a.jpg");

        run();

        assertThat(purged()).containsExactly("public/a.jpg");
    }

    @Test
    void a_shallow_clone_fails_with_the_fetch_depth_to_set() throws IOException, InterruptedException {
        action.commit("public/a.jpg");
        action.commit("public/b.jpg");
        action.cloneShallowly();

        CommandRun parent = run();
        inputs.put("BEFORE", "1234567890123456789012345678901234567890");
        CommandRun push = run();

        assertThat(parent.exitCode()).isEqualTo(2);
        assertThat(parent.err()).startsWith("::error::").contains("set fetch-depth: 0");
        assertThat(push.exitCode()).isEqualTo(2);
        assertThat(push.err()).startsWith("::error::").contains("set fetch-depth: 0");
    }

    @Test
    void the_commit_before_the_push_is_fetched_if_it_is_missing() throws IOException, InterruptedException {
        inputs.put("BEFORE", action.commit("public/a.jpg"));
        action.commit("public/b.jpg");
        action.commit("public/c.jpg");
        action.cloneShallowly();

        CommandRun run = run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(purged()).containsExactly("public/b.jpg", "public/c.jpg");
    }

    @Test
    void only_changed_needs_a_base_url() throws IOException, InterruptedException {
        action.commit("public/a.jpg");
        inputs.put("BASE_URL", "https://img.example/acme");

        assertThat(run().err()).startsWith("::error::only-changed needs base-url");
    }

    @Test
    void nothing_to_purge_is_a_success() throws IOException, InterruptedException {
        action.commit("public/a.jpg");
        action.commit("src/a.txt");
        inputs.put("URLS", "\n  \r\n");

        CommandRun run = run();

        assertThat(run)
                .satisfies(done -> assertThat(done.exitCode()).isZero())
                .satisfies(done -> assertThat(done.out()).endsWith("Nothing to purge.\n"));
        assertThat(Files.readString(folder.resolve("output"))).isEqualTo("id=\nstatus=none\nquota-left=\n");
        assertThat(folder.resolve("called")).doesNotExist();
    }

    @Test
    void inputs_become_options() throws IOException, InterruptedException {
        inputs.put("ONLY_CHANGED", "");
        inputs.put("URLS", "https://a.example/1");
        inputs.put("URLS_FROM", "list.txt");
        inputs.put("TAGS", "https://a.example/=shoes\nhttps://a.example/=red-hats\n");
        inputs.put("IMAGES", "https://a.example/cat.jpg\n\n--wait");
        inputs.put("REASON", "release $(touch hacked) \"7\"; `id`");
        inputs.put("WAIT_TIMEOUT", "10m");
        Files.writeString(action.repositoryFile("list.txt"), "https://b.example/$(id)*");

        CommandRun run = run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(called())
                .containsExactly(
                        "purge",
                        "--output",
                        "json",
                        "--skip-refused",
                        "--reason=release $(touch hacked) \"7\"; `id`",
                        "--wait",
                        "--wait-timeout=10m",
                        "-",
                        "--from-file=list.txt",
                        "--tag=https://a.example/=shoes",
                        "--tag=https://a.example/=red-hats",
                        "--image=https://a.example/cat.jpg",
                        "--image=--wait");
        assertThat(action.repositoryFile("hacked")).doesNotExist();
        assertThat(Files.readString(folder.resolve("output")))
                .isEqualTo("id=0198c0de-1 0198c0de-2\nstatus=completed\nquota-left=985\n");
    }

    @Test
    void the_key_is_not_an_argument_and_waiting_is_optional() throws IOException, InterruptedException {
        inputs.put("ONLY_CHANGED", "");
        inputs.put("TAGS", "shoes");
        inputs.put("WAIT", "false");
        inputs.put("EDGEPURGE_KEY", "private_secret");

        CommandRun run = run();

        assertThat(called()).containsExactly("purge", "--output", "json", "--skip-refused", "--tag=shoes");
        assertThat(run.out() + run.err()).doesNotContain("private_secret");
    }

    @Test
    void a_failed_command_fails_the_step() throws IOException, InterruptedException {
        edgepurge(5, "submitted");
        inputs.put("ONLY_CHANGED", "");
        inputs.put("TAGS", "shoes");

        assertThat(run().exitCode()).isEqualTo(5);
        assertThat(Files.readString(folder.resolve("output")))
                .isEqualTo("id=0198c0de-1 0198c0de-2\nstatus=submitted\nquota-left=985\n");
    }

    @Test
    void the_status_is_refused_or_unknown_if_no_purge_was_printed() throws IOException, InterruptedException {
        inputs.put("ONLY_CHANGED", "");
        inputs.put("TAGS", "shoes");

        for (int refused : List.of(2, 3, 4)) {
            assertThat(statusAfter(refused, "")).isEqualTo("refused");
        }
        for (int unclear : List.of(0, 1, 5, 130)) {
            assertThat(statusAfter(unclear, "")).isEqualTo("unknown");
        }
        assertThat(statusAfter(3, "completed")).isEqualTo("unknown");
        assertThat(statusAfter(1, "failed")).isEqualTo("failed");
    }

    @Test
    void wait_must_be_true_or_false() throws IOException, InterruptedException {
        inputs.put("ONLY_CHANGED", "");
        inputs.put("TAGS", "shoes");
        inputs.put("WAIT", "True");

        assertThat(run()).isEqualTo(new CommandRun(2, "", "::error::wait must be true or false, not True\n"));
        assertThat(folder.resolve("called")).doesNotExist();
    }

    @Test
    void values_are_never_options() throws IOException, InterruptedException {
        inputs.put("ONLY_CHANGED", " ");
        inputs.put("URLS", "--help");
        inputs.put("TAGS", "@file\n--wait");
        inputs.put("REASON", "-x");

        run();

        assertThat(purged()).containsExactly("--help");
        assertThat(called()).contains("--tag=@file", "--tag=--wait", "--reason=-x");
    }

    @Test
    void a_folder_may_have_slashes_and_must_exist() throws IOException, InterruptedException {
        action.commit("public/a.jpg", "publicity/a.jpg");
        action.commit("public/a.jpg", "publicity/a.jpg");

        for (String spelled : List.of("./public", "public/", " ././public// ")) {
            inputs.put("ONLY_CHANGED", spelled);
            run();
            assertThat(purged()).as(spelled).containsExactly("public/a.jpg");
        }
        for (String wrong : List.of("publik", "public/a.jpg", "pub*", "/", "../repository")) {
            inputs.put("ONLY_CHANGED", wrong);
            assertThat(run())
                    .isEqualTo(new CommandRun(
                            2, "", "::error::only-changed is not a folder of the repository: " + wrong + "\n"));
        }
    }

    @Test
    void a_missing_file_of_urls_is_reported() throws IOException, InterruptedException {
        inputs.put("URLS_FROM", "nowhere.txt");

        assertThat(run().err()).startsWith("::error::urls-from: cannot read the file nowhere.txt");
    }

    @Test
    void no_input_is_inserted_into_a_script() throws IOException {
        String action = Files.readString(Path.of("../action.yml"));

        assertThat(action.lines().filter(line -> line.contains("run:")))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).doesNotContain("${{"));
        assertThat(Files.readString(ActionFixture.SCRIPT)).doesNotContain("${{");
    }

    /** Creates a fake command line that records its arguments and the list, and prints two purges. */
    private void edgepurge(int exitCode, String status) throws IOException {
        action.commandLine("""
                printf '%%s\\n' "$@" >>"$FOLDER/called"
                for argument; do
                  case $argument in
                    -) cat >>"$FOLDER/list" ;;
                    --from-file=*) tr '\\0' '\\n' <"${argument#*=}" >>"$FOLDER/list" ;;
                  esac
                done
                cat <<'JSON'
                {
                  "purges" : [ {
                    "id" : "0198c0de-1",
                    "status" : "completed",
                    "items" : [ {
                      "index" : 0,
                      "status" : "completed"
                    } ],
                    "quota" : {
                      "left" : 990
                    }
                  }, {
                    "id" : "0198c0de-2",
                    "status" : "%s",
                    "items" : [ ]
                  } ],
                  "quota" : {
                    "limit" : 1000,
                    "left" : 985
                  }
                }
                JSON
                exit %d
                """.formatted(status, exitCode));
    }

    /** Returns the status output for a command with this exit code; an empty status prints no purges. */
    private String statusAfter(int exitCode, String status) throws IOException, InterruptedException {
        if (status.isEmpty()) {
            action.commandLine("exit " + exitCode + "\n");
        } else {
            edgepurge(exitCode, status);
        }
        assertThat(run().exitCode()).isEqualTo(exitCode);
        return Files.readAllLines(folder.resolve("output")).get(1).replace("status=", "");
    }

    private CommandRun run() throws IOException, InterruptedException {
        return action.run();
    }

    private List<String> purged() throws IOException {
        return Files.readAllLines(folder.resolve("list"));
    }

    private List<String> called() throws IOException {
        return Files.readAllLines(folder.resolve("called"));
    }
}
