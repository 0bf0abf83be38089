package io.edgepurge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with a fake JDK and a fake Maven that record how they were called. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("../edgepurge");
    private static final Instant EARLIER = Instant.parse("2000-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void makeAProject() throws IOException {
        project = folder.resolve("project");
        for (String source : List.of("pom.xml", "cli/pom.xml", "cli/src/main/java/A.java", "shared/domain/pom.xml")) {
            write(source, "");
        }
        Files.createDirectories(project.resolve("shared/wire"));
        Files.createDirectories(project.resolve("shared/aws"));
        Files.createDirectories(project.resolve("client"));
        Files.copy(LAUNCHER, project.resolve("edgepurge"));
        program("jdk/bin/javac", "");
        write("jdk/release", "JAVA_VERSION=\"25.0.1\"\n");
        program("jdk/bin/java", "echo \"java $*\" | sed 's/-XX:[^ ]*//g; s/ \\+/ /g'\nexit ${JAVA_EXIT:-0}\n");
        program(
                "tools/mvn",
                "echo mvn $* >>\"$PROJECT/mvn.log\"\nmkdir -p cli/target/lib\necho jar >cli/target/edgepurge-cli.jar\n");
        makeOld();
    }

    @Test
    void help_and_version_need_no_build() throws IOException, InterruptedException {
        for (List<String> arguments : List.of(List.<String>of(), List.of("help"), List.of("-h"), List.of("--help"))) {
            assertThat(bash(LAUNCHER, Map.of("PATH", "/usr/bin:/bin"), arguments.toArray(String[]::new)))
                    .isEqualTo(new CommandRun(0, HelpPage.text(), ""));
        }
        assertThat(bash(LAUNCHER, Map.of("PATH", "/usr/bin:/bin"), "--version"))
                .isEqualTo(CommandRun.of(Map.of(), "--version"));
    }

    @Test
    void a_closed_pipe_is_no_failure_of_the_help() throws IOException, InterruptedException {
        Path script =
                Files.writeString(folder.resolve("closed"), "exec 3> >(exit); wait $!; \"$1\" help >&3; echo $?\n");

        assertThat(bash(script, Map.of("PATH", "/usr/bin:/bin"), LAUNCHER.toString()))
                .isEqualTo(new CommandRun(0, "0\n", ""));
    }

    @Test
    void the_first_run_builds_only_the_command_line_and_records_a_cds_archive()
            throws IOException, InterruptedException {
        CommandRun first = launch("list", "--output", "json");
        CommandRun second = launch("list");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.err()).startsWith("Building the command line");
        assertThat(Files.readString(project.resolve("mvn.log")))
                .isEqualTo("mvn -B -Dmaven.test.skip=true -pl cli -am package\n");
        assertThat(first.out()).endsWith("io.edgepurge.cli.Main list --output json\n");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).endsWith("io.edgepurge.cli.Main list\n");
        assertThat(project.resolve("cli/target/edgepurge.jsa")).exists();
    }

    @Test
    void a_real_jvm_accepts_the_options_of_the_launcher() throws IOException, InterruptedException {
        packTheProgram();
        Map<String, String> environment = environment(Map.of("JAVA_HOME", System.getProperty("java.home")));

        CommandRun run = bash(project.resolve("edgepurge"), environment, "account", "list");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .singleElement()
                .asString()
                .startsWith("edgepurge: This command needs the name of");
        assertThat(project.resolve("cli/target/edgepurge.jsa")).isNotEmptyFile();
    }

    @Test
    void a_changed_source_is_rebuilt() throws IOException, InterruptedException {
        launch("list");

        write("cli/src/test/java/ATest.java", "");
        assertThat(launch("list").err()).isEmpty();

        write("cli/src/main/java/B.java", "");
        assertThat(launch("list").err()).startsWith("Building the command line");
    }

    @Test
    void concurrent_first_runs_build_once_and_ignore_a_stale_lock() throws IOException, InterruptedException {
        write("target/edgepurge.lock/pid", "999999999\n");
        Process one = start(project.resolve("edgepurge"), environment(Map.of()), "list");
        Process other = start(project.resolve("edgepurge"), environment(Map.of()), "list");

        assertThat(List.of(exitCode(one), exitCode(other))).containsExactly(0, 0);
        assertThat(Files.readAllLines(project.resolve("mvn.log"))).hasSize(1);
        assertThat(project.resolve("target/edgepurge.lock")).doesNotExist();
    }

    @Test
    void a_build_can_be_disabled() throws IOException, InterruptedException {
        CommandRun run = bash(project.resolve("edgepurge"), environment(Map.of("EDGEPURGE_BUILD", "never")), "list");

        assertThat(run)
                .isEqualTo(new CommandRun(
                        1,
                        "",
                        "edgepurge: the command line is missing or outdated, and EDGEPURGE_BUILD=never forbids building"
                                + " it\n"));
        assertThat(project.resolve("mvn.log")).doesNotExist();
    }

    @Test
    void the_exit_code_and_signals_are_passed_on() throws IOException, InterruptedException {
        launch("list");

        assertThat(bash(project.resolve("edgepurge"), environment(Map.of("JAVA_EXIT", "3")), "list")
                        .exitCode())
                .isEqualTo(3);
        program("jdk/bin/java", "trap 'exit 130' INT\necho started\nwhile :; do sleep 0.05; done\n");
        assertThat(interrupted()).isEqualTo(130);
    }

    @Test
    void an_interrupted_training_run_purges_nothing_and_leaves_no_archive() throws IOException, InterruptedException {
        program("jdk/bin/java", """
                case "$*" in
                  *cli.CdsTrainingRun*) kill -"$SIGNAL" $PPID; exec sleep 600 ;;
                  *) echo ran >"$PROJECT/ran" ;;
                esac
                """);
        for (Map.Entry<String, Integer> signal : Map.of("INT", 130, "TERM", 143).entrySet()) {
            Process launcher =
                    start(project.resolve("edgepurge"), environment(Map.of("SIGNAL", signal.getKey())), "purge", "u");

            assertThat(exitCode(launcher)).as(signal.getKey()).isEqualTo(signal.getValue());
            assertThat(project.resolve("ran")).doesNotExist();
            assertThat(project.resolve("cli/target"))
                    .isDirectoryNotContaining(
                            file -> file.getFileName().toString().startsWith("edgepurge.jsa"));
        }
    }

    @Test
    void arguments_are_passed_on_literally() throws IOException, InterruptedException {
        launch("list");
        program("jdk/bin/java", "printf '<%s>' \"${@: -3}\"\n");

        assertThat(launch("purge", "a b*", "$HOME").out()).isEqualTo("<purge><a b*><$HOME>");
    }

    @Test
    void a_failed_build_prints_the_reason() throws IOException, InterruptedException {
        program("tools/mvn", "echo '[ERROR] no such module'\nexit 1\n");

        CommandRun run = launch("list");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("[ERROR] no such module", "edgepurge: the build failed");
    }

    private int interrupted() throws IOException, InterruptedException {
        Process launcher = start(project.resolve("edgepurge"), environment(Map.of()), "purge", "--wait");
        launcher.inputReader(UTF_8).readLine();
        new ProcessBuilder("kill", "-INT", String.valueOf(launcher.pid()))
                .start()
                .waitFor();
        return exitCode(launcher);
    }

    private static int exitCode(Process launcher) throws InterruptedException {
        try {
            assertThat(launcher.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return launcher.exitValue();
        } finally {
            launcher.destroyForcibly();
        }
    }

    private CommandRun launch(String... arguments) throws IOException, InterruptedException {
        return bash(project.resolve("edgepurge"), environment(Map.of()), arguments);
    }

    private Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH", project.resolve("tools") + ":/usr/bin:/bin",
                "JAVA_HOME", project.resolve("jdk").toString(),
                "PROJECT", project.toString()));
        environment.putAll(more);
        return environment;
    }

    private CommandRun bash(Path script, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Process process = start(script, environment, arguments);
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new CommandRun(process.waitFor(), out, Files.readString(folder.resolve("err")));
    }

    private Process start(Path script, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (canResetSignals()) {
            // child processes of a background build ignore SIGINT otherwise
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process =
                new ProcessBuilder(command).redirectError(folder.resolve("err").toFile());
        process.environment().clear();
        process.environment().put("HOME", folder.toString());
        process.environment().putAll(environment);
        return process.start();
    }

    private static boolean canResetSignals() throws IOException {
        try {
            return new ProcessBuilder("env", "--default-signal=INT", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void program(String name, String text) throws IOException {
        Files.setPosixFilePermissions(
                write(name, "#!/usr/bin/env bash\n" + text), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Packages the program like Maven: its classes in a jar, its dependencies beside it. */
    private void packTheProgram() throws IOException {
        Path lib = Files.createDirectories(project.resolve("cli/target/lib"));
        Path classes = Path.of("target/classes");
        for (String place : System.getProperty("java.class.path").split(":", -1)) {
            Path jar = Path.of(place);
            if (Files.isRegularFile(jar) && !hasClassPath(jar)) {
                Files.createLink(lib.resolve(jar.getFileName()), jar.toAbsolutePath());
            } else if (Files.isDirectory(jar)
                    && !jar.endsWith("test-classes")
                    && !jar.toAbsolutePath().equals(classes.toAbsolutePath())) {
                pack(jar, lib.resolve(jar.toString().replace('/', '-') + ".jar"));
            }
        }
        pack(classes, project.resolve("cli/target/edgepurge-cli.jar"));
    }

    /** Detects test dependencies whose manifest lists folders, which CDS does not support. */
    private static boolean hasClassPath(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            return manifest != null && manifest.getMainAttributes().getValue("Class-Path") != null;
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
        }
    }

    /** Makes all files older than the build. */
    private void makeOld() throws IOException {
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(EARLIER));
            }
        }
    }
}
