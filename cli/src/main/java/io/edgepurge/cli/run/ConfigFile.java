package io.edgepurge.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration file: {@code edgepurge/config.toml} in {@code $XDG_CONFIG_HOME} (default: {@code ~/.config}). A missing
 * file is the same as an empty one.
 *
 * @see <a href="https://specifications.freedesktop.org/basedir/latest/">XDG Base Directory Specification</a>
 */
record ConfigFile(Path path) {
    private static final Set<PosixFilePermission> OTHERS_ACCESS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    static ConfigFile in(Map<String, String> environment) {
        // the specification requires that relative paths are ignored
        Path folder = Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home(environment).resolve(".config"));
        return new ConfigFile(folder.resolve("edgepurge").resolve("config.toml"));
    }

    /** Returns a literal ~ for messages if HOME is not set; the file is then not read. */
    private static Path home(Map<String, String> environment) {
        return Path.of(Optional.ofNullable(environment.get("HOME"))
                .filter(home -> !home.isEmpty())
                .orElse("~"));
    }

    /** @throws CommandFailure if the file exists but is unreadable, invalid, or contains a key and is readable by others */
    Optional<String> find(Setting setting) {
        if (!path.isAbsolute() || !Files.exists(path)) {
            return Optional.empty();
        }
        Map<Setting, String> settings = ConfigToml.parse(text(), path);
        if (settings.containsKey(Setting.KEY) && readableByOthers()) {
            throw wrong("it contains a key and other users can read it. Run: chmod 600 " + path);
        }
        return Optional.ofNullable(settings.get(setting)).filter(text -> !text.isBlank());
    }

    private String text() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw wrong("it cannot be read (" + FileError.reason(e) + ")");
        }
    }

    private boolean readableByOthers() {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS_ACCESS::contains);
        } catch (UnsupportedOperationException e) {
            // the file system has no POSIX permissions
            return false;
        } catch (IOException e) {
            throw wrong("it cannot be read (" + FileError.reason(e) + ")");
        }
    }

    private CommandFailure wrong(String problem) {
        return new CommandFailure(ExitCode.REFUSED, "Cannot use the configuration file " + path + ": " + problem);
    }
}
