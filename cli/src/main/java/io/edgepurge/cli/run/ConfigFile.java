package io.edgepurge.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings in a file: {@code edgepurge/config.toml} in {@code $XDG_CONFIG_HOME}, which is {@code ~/.config} unless set. A
 * file that is not there sets nothing, and without a home there is none.
 *
 * @see <a href="https://specifications.freedesktop.org/basedir/latest/">XDG Base Directory Specification</a>
 */
record ConfigFile(Path path) {
    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    static ConfigFile in(Map<String, String> environment) {
        // the specification has a relative path ignored
        Path folder = Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home(environment).resolve(".config"));
        return new ConfigFile(folder.resolve("edgepurge").resolve("config.toml"));
    }

    /** For messages a ~ where none is set: a path that is never looked up. */
    private static Path home(Map<String, String> environment) {
        return Path.of(Optional.ofNullable(environment.get("HOME"))
                .filter(home -> !home.isEmpty())
                .orElse("~"));
    }

    /** @throws CommandFailure if the file is there and cannot be read, is wrong, or shows a key to others */
    Optional<String> find(Setting setting) {
        if (!path.isAbsolute() || !Files.exists(path)) {
            return Optional.empty();
        }
        Map<Setting, String> settings = ConfigToml.parse(text(), path);
        if (settings.containsKey(Setting.KEY) && othersMayRead()) {
            throw wrong("it holds a key, and others may read it: chmod 600 " + path);
        }
        return Optional.ofNullable(settings.get(setting)).filter(text -> !text.isBlank());
    }

    private String text() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw wrong("it cannot be read: " + e);
        }
    }

    private boolean othersMayRead() {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains);
        } catch (UnsupportedOperationException e) {
            // a file system without owners
            return false;
        } catch (IOException e) {
            throw wrong("it cannot be read: " + e);
        }
    }

    private CommandFailure wrong(String problem) {
        return new CommandFailure(ExitCode.REFUSED, "The settings in " + path + " cannot be used: " + problem);
    }
}
