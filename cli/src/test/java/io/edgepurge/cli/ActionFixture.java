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

/** Runs the script of the GitHub Action in a git repository, without GitHub. */
final class ActionFixture {
    static final Path SCRIPT = Path.of("src/main/action/purge.sh").toAbsolutePath();
    static final String NO_COMMIT = "0000000000000000000000000000000000000000";

    /** The inputs of the script, as environment variables. */
    final Map<String, String> inputs = new HashMap<>();

    private final Path folder;
    private Path repository;

    ActionFixture(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        repository = Files.createDirectory(folder.resolve("repository"));
        git("init", "-q", "-b", "main");
        git("config", "user.name", "Ann");
        git("config", "user.email", "ann@example.com");
        git("config", "uploadpack.allowAnySHA1InWant", "true");
        inputs.put("ONLY_CHANGED", "public");
        inputs.put("BASE_URL", "https://img.example/acme/");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Path repositoryFile(String name) {
        return repository.resolve(name);
    }

    /** Replaces the command line by a bash script. */
    void commandLine(String script) throws IOException {
        Path program = Files.writeString(file("edgepurge"), "#!/usr/bin/env bash\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Uses the command line of this module. */
    void realCommandLine(ScriptedApi api) throws IOException {
        inputs.putAll(api.environment());
        inputs.put(
                "JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        inputs.put("CLASSPATH", System.getProperty("java.class.path"));
        commandLine("exec \"$JAVA\" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC io.edgepurge.cli.Main \"$@\"\n");
    }

    /** Replaces the repository by a clone with only the last commit. */
    void cloneShallowly() throws IOException, InterruptedException {
        Path clone = file("clone");
        git("clone", "-q", "--depth", "1", "file://" + repository, clone.toString());
        repository = clone;
    }

    /** Changes files and commits everything. Returns the commit. */
    String commit(String... files) throws IOException, InterruptedException {
        for (String name : files) {
            Path file = repository.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "content " + System.nanoTime());
        }
        git("add", "-A");
        git("commit", "-q", "-m", "Change images");
        return git("rev-parse", "HEAD");
    }

    /** Commits as {@link #commit} and sets the input that a push of the commit has. */
    void push(String... files) throws IOException, InterruptedException {
        inputs.put("BEFORE", git("rev-parse", "HEAD"));
        commit(files);
    }

    CommandRun run(String... arguments) throws IOException, InterruptedException {
        for (String written : List.of("list", "called", "output", "summary")) {
            Files.deleteIfExists(file(written));
        }
        List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder bash = new ProcessBuilder(command)
                .directory(repository.toFile())
                .redirectError(file("err").toFile());
        bash.environment().remove("GITHUB_REF");
        bash.environment().putAll(inputs);
        bash.environment().put("FOLDER", folder.toString());
        bash.environment().put("EDGEPURGE", file("edgepurge").toString());
        bash.environment().put("GITHUB_OUTPUT", file("output").toString());
        bash.environment().put("GITHUB_STEP_SUMMARY", file("summary").toString());
        Process process = bash.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new CommandRun(process.waitFor(), out, Files.readString(file("err")));
    }

    String git(String... arguments) throws IOException, InterruptedException {
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
