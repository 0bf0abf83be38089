package io.edgepurge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs, commits and messages of the GitHub Action that look like options, workflow commands, or outputs. */
class ActionInjectionTest {
    @TempDir
    private Path folder;

    private ActionFixture action;

    @BeforeEach
    void makeARepository() throws IOException, InterruptedException {
        action = new ActionFixture(folder);
        action.commandLine("printf '%s\\n' \"$@\" >>\"$FOLDER/called\"\n");
        action.commit("public/a.jpg");
        action.commit("public/b.jpg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--upload-pack=touch hacked",
                "--upload-pack=touch hacked;:",
                "--output=hacked",
                "-o",
                "main",
                "HEAD:refs/heads/hacked",
                "1234567",
                "1234567890123456789012345678901234567890\n::add-mask::x"
            })
    void the_commits_before_the_push_and_of_the_last_success_are_commit_ids(String text)
            throws IOException, InterruptedException {
        action.inputs.put("BEFORE", text);
        CommandRun before = action.run();
        action.inputs.put("BEFORE", action.git("rev-parse", "HEAD^"));
        action.inputs.put(
                "LAST_SUCCESS",
                Files.writeString(folder.resolve("commit"), text + "\n").toString());
        CommandRun last = action.run();

        assertThat(before.exitCode()).as(before.err()).isEqualTo(2);
        assertThat(before.err()).startsWith("::error::The commit before the push is not a commit ID: ");
        assertThat(last.exitCode()).as(last.err()).isEqualTo(2);
        assertThat(last.err()).startsWith("::error::The commit of the last run that succeeded is not a commit ID: ");
        assertNothingHappened();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--upload-pack=touch hacked;:",
                "-o",
                "main:refs/heads/hacked",
                "+main:refs/heads/hacked",
                "refs/heads/*:refs/hacked/*",
                "no such branch",
                "\n--help"
            })
    void since_is_neither_an_option_nor_a_refspec(String since) throws IOException, InterruptedException {
        action.cloneShallowly();
        action.inputs.put("SINCE", since);

        CommandRun run = action.run();

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).startsWith("::error::since is not a commit, tag, or branch of the repository: ");
        assertNothingHappened();
    }

    @Test
    void a_zero_commit_of_a_sha256_repository_is_a_new_branch() throws IOException, InterruptedException {
        action.inputs.put("BEFORE", "0".repeat(64));

        assertThat(action.run().err()).startsWith("::error::only-changed needs since on a new branch");
    }

    @Test
    void messages_of_the_command_line_are_no_workflow_commands() throws IOException, InterruptedException {
        action.inputs.put("ONLY_CHANGED", "");
        action.inputs.put("URLS", "https://a.example/1");
        action.commandLine("""
                printf '  ::add-mask::1\\n\\302\\240::add-mask::2\\na ##[add-mask]3\\nb\\r::add-mask::4\\r\\n' >&2
                printf '::add-mask::5' >&2
                exit 2
                """);

        CommandRun run = action.run();

        assertThat(workflowCommandsIn(run)).isEmpty();
        assertThat(run.err().lines())
                .containsExactly(
                        "  \\::add-mask::1",
                        "\u00A0\\::add-mask::2",
                        "a ##\\[add-mask]3",
                        "b\\r::add-mask::4",
                        "\\::add-mask::5");
        assertThat(Files.readString(folder.resolve("summary")))
                .startsWith("Edge Purge: refused.\n\n      \\::add-mask::1\n")
                .doesNotContain("\r");
    }

    @Test
    void json_keeps_its_meaning_without_workflow_commands() throws IOException, InterruptedException {
        action.inputs.put("ONLY_CHANGED", "");
        action.inputs.put("URLS", "https://a.example/1");
        action.commandLine("""
                printf '{\\n  "url" : "##[add-mask]1###[x]"\\n}\\n'
                """);

        CommandRun run = action.run();

        assertThat(workflowCommandsIn(run)).isEmpty();
        assertThat(new ObjectMapper().readTree(run.out()).path("url").textValue())
                .isEqualTo("##[add-mask]1###[x]");
    }

    @Test
    void errors_are_escaped_as_data_of_a_workflow_command() throws IOException, InterruptedException {
        action.inputs.put("WAIT", "100%\r\n::add-mask::1\n# Title");

        CommandRun run = action.run();

        assertThat(run)
                .isEqualTo(new CommandRun(
                        2, "", "::error::wait must be true or false, not 100%25%0D%0A::add-mask::1%0A# Title\n"));
        assertThat(Files.readString(folder.resolve("summary"))).isEqualTo("""
                Edge Purge: failed.

                    wait must be true or false, not 100%
                    \\::add-mask::1
                    # Title
                """);
    }

    @Test
    void an_output_cannot_set_another_output() throws IOException, InterruptedException {
        action.inputs.put("ONLY_CHANGED", "");
        action.inputs.put("URLS", "https://a.example/1");
        action.commandLine("""
                printf '{\\n    "id" : "p1\\rstatus=completed"\\n}\\n'
                """);

        action.run();

        assertThat(Files.readString(folder.resolve("output")))
                .matches("id<<(edgepurge_[0-9a-f]{32})\np1\rstatus=completed\n\\1\nstatus=unknown\nquota-left=\n");
    }

    @Test
    void a_folder_or_a_missing_file_of_urls_is_wrong_usage() throws IOException, InterruptedException {
        action.inputs.put("ONLY_CHANGED", "");
        for (String wrong : List.of("public", "nowhere.txt", "--wait")) {
            action.inputs.put("URLS_FROM", wrong);

            CommandRun run = action.run();

            assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).startsWith("::error::urls-from: cannot read the file " + wrong);
        }
        assertThat(folder.resolve("called")).doesNotExist();
    }

    @Test
    void a_folder_without_a_repository_is_wrong_usage() throws IOException, InterruptedException {
        action.inputs.put("GIT_DIR", folder.resolve("nowhere").toString());

        CommandRun run = action.run();

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("""
                ::error::only-changed needs the repository. Use actions/checkout before this action
                """);
    }

    @Test
    void an_unknown_step_of_the_script_is_wrong_usage() throws IOException, InterruptedException {
        assertThat(action.run("purge-all").exitCode()).isEqualTo(2);
    }

    /** Fails if the command line was called, or the repository has a file or a branch named hacked. */
    private void assertNothingHappened() throws IOException, InterruptedException {
        assertThat(folder.resolve("called")).doesNotExist();
        assertThat(action.repositoryFile("hacked")).doesNotExist();
        assertThat(action.git("for-each-ref")).doesNotContain("hacked");
    }

    /**
     * Returns the lines that the runner reads as workflow commands. A carriage return ends a line.
     *
     * @see <a href="https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs">ActionCommand</a>
     */
    private static List<String> workflowCommandsIn(CommandRun run) {
        return Stream.of(run.out(), run.err())
                .flatMap(text -> Stream.of(text.split("\r\n?|\n")))
                .filter(line -> line.contains("##[") || line.matches("[\\s\u00A0]*::[^:].*"))
                .toList();
    }
}
