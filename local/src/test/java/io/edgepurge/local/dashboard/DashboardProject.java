package io.edgepurge.local.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A project with the files that build the dashboard, and fake programs that record their calls. */
record DashboardProject(Path project) {
    private static final Instant EARLIER = Instant.parse("2026-01-01T00:00:00Z");

    /** The exit code and the output of a program. */
    record ProcessResult(int exitCode, String printed) {}

    static DashboardProject in(Path folder) throws IOException {
        DashboardProject created = new DashboardProject(folder);
        for (String file : List.of("package.json", "package-lock.json", "index.html", "src/main.tsx", "tests/a.ts")) {
            created.write("dashboard/" + file, file);
        }
        Files.copy(Path.of("..", "dashboard", "step"), folder.resolve("dashboard/step"));
        Files.copy(Path.of("..", "edgepurge"), folder.resolve("edgepurge"));
        created.tools();
        created.makeFilesOld();
        return created;
    }

    /** Creates the only programs that the script finds on its PATH. */
    private void tools() throws IOException {
        for (String name : List.of("bash", "cat", "cksum", "dirname", "env", "find", "head", "mkdir", "mv", "rm")) {
            executable("tools/" + name, "#!/bin/sh\nexec " + found(name) + " \"$@\"\n");
        }
    }

    private static Path found(String name) {
        return Stream.of("/usr/bin/", "/bin/")
                .map(folder -> Path.of(folder + name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    void node(String version) throws IOException {
        program("tools/node", "echo " + version);
        program("tools/npm", """
                echo "npm $* PURGES=${PURGES:-} CHROMIUM=${CHROMIUM##*/}" >>../npm.log
                case $* in
                  ci*) mkdir -p node_modules ;;
                  *build) mkdir -p dist; echo page >dist/index.html ;;
                esac
                """);
    }

    /** Makes npm print a message and fail for one command. Other commands work as before. */
    void npmFailsAt(String command, String words) throws IOException {
        Path npm = project.resolve("tools/npm");
        program(
                "tools/npm",
                "if [ \"$1\" = %s ]; then echo '%s'; exit 1; fi\n".formatted(command, words) + Files.readString(npm));
    }

    /** Returns the calls of npm, except for version requests. */
    List<String> calls() throws IOException {
        Path log = project.resolve("npm.log");
        return Files.exists(log)
                ? Files.readAllLines(log).stream()
                        .filter(call -> !call.contains("--version"))
                        .toList()
                : List.of();
    }

    void forgetCalls() throws IOException {
        Files.deleteIfExists(project.resolve("npm.log"));
    }

    ProcessResult step(String step) throws IOException, InterruptedException {
        return run("dashboard/step", Map.of("PURGES", "500"), step);
    }

    ProcessResult run(String script, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder process = new ProcessBuilder(Stream.concat(Stream.of("bash", script), Stream.of(arguments))
                        .toList())
                .directory(project.toFile())
                .redirectErrorStream(true);
        process.environment().clear();
        process.environment().put("PATH", project.resolve("tools").toString());
        process.environment().put("HOME", project.toString());
        process.environment().putAll(environment);
        Process started = process.start();
        String printed = new String(started.getInputStream().readAllBytes(), UTF_8);
        return new ProcessResult(started.waitFor(), printed);
    }

    void program(String name, String text) throws IOException {
        executable(name, "#!/usr/bin/env bash\n" + text + "\n");
    }

    private void executable(String name, String text) throws IOException {
        Files.setPosixFilePermissions(write(name, text), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Path write(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** Sets old modification times, as after an earlier checkout. */
    void makeFilesOld() throws IOException {
        try (Stream<Path> files = Files.walk(project)) {
            for (Path file : files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList()) {
                Files.setLastModifiedTime(file, FileTime.from(EARLIER));
            }
        }
    }
}
