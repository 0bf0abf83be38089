package io.edgepurge.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The GitHub Action's script and the command line, against the local stack. */
@ExtendWith(SharedStack.class)
class GitHubActionTest {
    private static final Path SCRIPT =
            Path.of("../cli/src/main/action/purge.sh").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void a_push_purges_the_changed_files_and_waits_for_completion(RunningStack stack) throws Exception {
        StackClient client = stack.operator().addAccount("action", 10);
        bash("git init -q . && git config user.name Ann && git config user.email ann@example.com", Map.of());
        commit("public/action/blue shoe.jpg", "public/action/same.jpg");
        commit("public/action/blue shoe.jpg");
        stack.fetch(client.url("action/blue%20shoe.jpg"));
        stack.fetch(client.url("action/same.jpg"));

        int exit = bash("bash " + SCRIPT, inputs(client));

        assertThat(exit).as(Files.readString(folder.resolve("log"))).isZero();
        assertThat(Files.readString(folder.resolve("output")))
                .matches("id=[0-9a-f-]{36}\nstatus=completed\nquota-left=9\n");
        assertThat(stack.fetch(client.url("action/blue%20shoe.jpg"))).isEqualTo("Miss from cloudfront");
        assertThat(stack.fetch(client.url("action/same.jpg"))).isEqualTo("Hit from cloudfront");
    }

    private Map<String, String> inputs(StackClient client) throws IOException {
        Path program = Files.writeString(
                folder.resolve("edgepurge"),
                "#!/usr/bin/env bash\nexec \"" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "\" io.edgepurge.cli.Main \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Map.of(
                "EDGEPURGE", program.toString(),
                "CLASSPATH", System.getProperty("java.class.path"),
                "EDGEPURGE_URL", client.api().toString(),
                "EDGEPURGE_KEY", client.key(),
                "ONLY_CHANGED", "public",
                "BASE_URL", client.endpoint().toString(),
                "REASON", "release 7",
                "WAIT_TIMEOUT", "2m",
                "GITHUB_OUTPUT", folder.resolve("output").toString());
    }

    private void commit(String... files) throws IOException, InterruptedException {
        for (String name : files) {
            Path file = folder.resolve("repository").resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "content " + System.nanoTime());
        }
        assertThat(bash("git add -A && git commit -q -m 'Change images'", Map.of()))
                .isZero();
    }

    private int bash(String script, Map<String, String> environment) throws IOException, InterruptedException {
        Path repository = Files.createDirectories(folder.resolve("repository"));
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script)
                .directory(repository.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        bash.environment().putAll(environment);
        return bash.start().waitFor();
    }
}
