package io.edgepurge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the GitHub Action without GitHub, with a fake command line that records its arguments. */
class ActionTest {
    private static final Path SCRIPT = Path.of("src/main/action/purge.sh").toAbsolutePath();
    private static final String NO_COMMIT = "0000000000000000000000000000000000000000";

    @TempDir
    private Path folder;

    private Path repository;
    private final Map<String, String> inputs = new HashMap<>();

    @BeforeEach
    void makeARepository() throws IOException, InterruptedException {
        repository = Files.createDirectory(folder.resolve("repository"));
        git("init", "-q", "-b", "main");
        git("config", "user.name", "Ann");
        git("config", "user.email", "ann@example.com");
        edgepurge(0, "completed");
        inputs.put("ONLY_CHANGED", "public");
        inputs.put("BASE_URL", "https://img.example/acme/");
    }

    @Test
    void files_changed_or_deleted_since_the_last_push_are_purged() throws IOException, InterruptedException {
        String before =
                commit("public/same.jpg", "public/changed.jpg", "public/gone.jpg", "public/moved.jpg", "src/a.txt");
        Files.delete(repository.resolve("public/gone.jpg"));
        Files.move(repository.resolve("public/moved.jpg"), repository.resolve("public/there.jpg"));
        commit("public/changed.jpg");
        commit("public/img/new.jpg", "src/a.txt", "publicity.jpg");
        inputs.put("BEFORE", before);

        assertThat(run().exitCode()).isZero();
        assertThat(purged())
                .containsExactlyInAnyOrder(
                        "https://img.example/acme/changed.jpg",
                        "https://img.example/acme/gone.jpg",
                        "https://img.example/acme/moved.jpg",
                        "https://img.example/acme/there.jpg",
                        "https://img.example/acme/img/new.jpg");
    }

    @Test
    void file_names_are_percent_encoded() throws IOException, InterruptedException {
        commit("public/first.jpg");
        commit("public/blue shoe é.jpg", "public/50%#1?[a].jpg", "public/a&b=(c),d;e:f@g+h'i!j$k.jpg");

        run();

        assertThat(purged())
                .containsExactlyInAnyOrder(
                        "https://img.example/acme/blue%20shoe%20%C3%A9.jpg",
                        "https://img.example/acme/50%25%231%3F%5Ba%5D.jpg",
                        "https://img.example/acme/a&b=(c),d;e:f@g+h'i!j$k.jpg");
    }

    @Test
    void the_first_push_is_compared_with_the_parent_commit_or_the_empty_tree()
            throws IOException, InterruptedException {
        inputs.put("BEFORE", NO_COMMIT);
        commit("public/a.jpg");
        run();
        assertThat(purged()).containsExactly("https://img.example/acme/a.jpg");

        commit("public/b.jpg");
        run();
        assertThat(purged()).containsExactly("https://img.example/acme/b.jpg");
    }

    @Test
    void a_dot_selects_the_whole_repository() throws IOException, InterruptedException {
        inputs.put("ONLY_CHANGED", ".");
        commit("public/a.jpg");

        run();

        assertThat(purged()).containsExactly("https://img.example/acme/public/a.jpg");
    }

    @Test
    void a_shallow_clone_fails_with_the_fetch_depth_to_set() throws IOException, InterruptedException {
        commit("public/a.jpg");
        commit("public/b.jpg");
        Path clone = folder.resolve("clone");
        git("clone", "-q", "--depth", "1", "file://" + repository, clone.toString());
        repository = clone;

        CommandRun parent = run();
        inputs.put("BEFORE", "1234567890123456789012345678901234567890");
        CommandRun push = run();

        assertThat(parent.exitCode()).isEqualTo(2);
        assertThat(parent.err()).startsWith("::error::").contains("set fetch-depth: 2");
        assertThat(push.exitCode()).isEqualTo(2);
        assertThat(push.err()).startsWith("::error::").contains("set fetch-depth: 0");
    }

    @Test
    void the_commit_before_the_push_is_fetched_if_it_is_missing() throws IOException, InterruptedException {
        inputs.put("BEFORE", commit("public/a.jpg"));
        commit("public/b.jpg");
        commit("public/c.jpg");
        git("config", "uploadpack.allowAnySHA1InWant", "true");
        Path clone = folder.resolve("clone");
        git("clone", "-q", "--depth", "1", "file://" + repository, clone.toString());
        repository = clone;

        CommandRun run = run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(purged()).containsExactly("https://img.example/acme/b.jpg", "https://img.example/acme/c.jpg");
    }

    @Test
    void only_changed_needs_a_base_url() throws IOException, InterruptedException {
        commit("public/a.jpg");
        inputs.put("BASE_URL", "https://img.example/acme");

        assertThat(run().err()).startsWith("::error::only-changed needs base-url");
    }

    @Test
    void nothing_to_purge_is_a_success() throws IOException, InterruptedException {
        commit("public/a.jpg");
        commit("src/a.txt");
        inputs.put("URLS", "\n  \r\n");

        CommandRun run = run();

        assertThat(run).isEqualTo(new CommandRun(0, "Nothing to purge.\n", ""));
        assertThat(Files.readString(folder.resolve("output"))).isEqualTo("id=\nstatus=none\nquota-left=\n");
        assertThat(folder.resolve("called")).doesNotExist();
    }

    @Test
    void urls_come_from_all_inputs_and_other_inputs_become_options() throws IOException, InterruptedException {
        inputs.put("ONLY_CHANGED", "");
        inputs.put("URLS", "https://a.example/1\r\n\n  https://a.example/2  \n");
        inputs.put("URLS_FROM", "list.txt");
        inputs.put("TAGS", "https://a.example/=shoes\nhttps://a.example/=red-hats\n");
        inputs.put("REASON", "release $(touch hacked) \"7\"; `id`");
        inputs.put("WAIT_TIMEOUT", "10m");
        Files.writeString(repository.resolve("list.txt"), "https://b.example/$(id)*\n\nhttps://b.example/4");

        CommandRun run = run();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(purged())
                .containsExactly(
                        "https://a.example/1",
                        "https://a.example/2",
                        "https://b.example/$(id)*",
                        "https://b.example/4");
        assertThat(called())
                .containsExactly(
                        "purge",
                        "--output",
                        "json",
                        "--from-file",
                        "LIST",
                        "--tag=https://a.example/=shoes",
                        "--tag=https://a.example/=red-hats",
                        "--reason=release $(touch hacked) \"7\"; `id`",
                        "--wait",
                        "--wait-timeout=10m");
        assertThat(repository.resolve("hacked")).doesNotExist();
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

        assertThat(called()).containsExactly("purge", "--output", "json", "--tag=shoes");
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
    void values_are_never_options_and_a_byte_order_mark_is_ignored() throws IOException, InterruptedException {
        inputs.put("ONLY_CHANGED", " ");
        inputs.put("URLS", "\uFEFFhttps://a.example/1");
        inputs.put("TAGS", "@file\n--wait");
        inputs.put("REASON", "-x");

        run();

        assertThat(purged()).containsExactly("https://a.example/1");
        assertThat(called()).contains("--tag=@file", "--tag=--wait", "--reason=-x");
    }

    @Test
    void a_folder_may_have_slashes_and_must_exist() throws IOException, InterruptedException {
        commit("public/a.jpg", "publicity/a.jpg");
        commit("public/a.jpg", "publicity/a.jpg");

        for (String spelled : List.of("./public", "public/", " ././public// ")) {
            inputs.put("ONLY_CHANGED", spelled);
            run();
            assertThat(purged()).as(spelled).containsExactly("https://img.example/acme/a.jpg");
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
                .singleElement()
                .asString()
                .doesNotContain("${{");
        assertThat(Files.readString(SCRIPT)).doesNotContain("${{");
    }

    /** Creates a fake command line that records its arguments and the list, and prints two purges. */
    private void edgepurge(int exitCode, String status) throws IOException {
        Path program = Files.writeString(folder.resolve("edgepurge"), """
                #!/usr/bin/env bash
                : >"$FOLDER/called"
                while [ $# -gt 0 ]; do
                  printf '%%s\\n' "$1" >>"$FOLDER/called"
                  if [ "$1" = --from-file ]; then
                    cp "$2" "$FOLDER/list"
                    echo LIST >>"$FOLDER/called"
                    shift
                  fi
                  shift
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
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Returns the status output for a command with this exit code; an empty status prints no purges. */
    private String statusAfter(int exitCode, String status) throws IOException, InterruptedException {
        if (status.isEmpty()) {
            Files.writeString(folder.resolve("edgepurge"), "#!/usr/bin/env bash\nexit " + exitCode + "\n");
        } else {
            edgepurge(exitCode, status);
        }
        Files.deleteIfExists(folder.resolve("output"));
        assertThat(run().exitCode()).isEqualTo(exitCode);
        return Files.readAllLines(folder.resolve("output")).get(1).replace("status=", "");
    }

    private CommandRun run() throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", SCRIPT.toString())
                .directory(repository.toFile())
                .redirectError(folder.resolve("err").toFile());
        bash.environment().putAll(inputs);
        bash.environment().put("FOLDER", folder.toString());
        bash.environment().put("EDGEPURGE", folder.resolve("edgepurge").toString());
        bash.environment().put("GITHUB_OUTPUT", folder.resolve("output").toString());
        bash.environment().put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
        Process process = bash.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new CommandRun(process.waitFor(), out, Files.readString(folder.resolve("err")));
    }

    private List<String> purged() throws IOException {
        return Files.readAllLines(folder.resolve("list"));
    }

    private List<String> called() throws IOException {
        return Files.readAllLines(folder.resolve("called"));
    }

    private String commit(String... files) throws IOException, InterruptedException {
        for (String name : files) {
            Path file = repository.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "content " + System.nanoTime());
        }
        git("add", "-A");
        git("commit", "-q", "-m", "Change images");
        return git("rev-parse", "HEAD");
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(git.getInputStream().readAllBytes(), UTF_8);
        assertThat(git.waitFor()).as(printed).isZero();
        return printed.strip();
    }
}
