package io.edgepurge.cli.run;

import java.util.Map;
import java.util.Optional;

/** Looks up settings: flag first, then environment, then configuration file. The file is read only if needed. */
final class Settings {
    private final Map<String, String> environment;
    private final ConfigFile file;

    Settings(Map<String, String> environment, ConfigFile file) {
        this.environment = environment;
        this.file = file;
    }

    /**
     * Returns the setting; empty if it is missing or blank everywhere.
     *
     * @throws CommandFailure if the file is needed and cannot be read
     */
    Optional<String> find(Setting setting, Optional<String> flag) {
        return flag.filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(environment.get(setting.variable())))
                .filter(text -> !text.isBlank())
                .or(() -> file.find(setting));
    }

    /** @throws CommandFailure if the setting is missing; lists all three places */
    String require(Setting setting, Optional<String> flag) {
        return find(setting, flag).orElseThrow(() -> setting.missing(file));
    }
}
