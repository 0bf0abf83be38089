package io.edgepurge.cli.run;

import java.util.Map;
import java.util.Optional;

/** Each setting from the first place that has it: its flag, the environment, the file. The file is read if it comes to that. */
final class Settings {
    private final Map<String, String> environment;
    private final ConfigFile file;

    Settings(Map<String, String> environment, ConfigFile file) {
        this.environment = environment;
        this.file = file;
    }

    /**
     * The setting, if it is anywhere; blank means missing.
     *
     * @throws CommandFailure if the file has to be read and cannot be
     */
    Optional<String> find(Setting setting, Optional<String> flag) {
        return flag.filter(text -> !text.isBlank())
                .or(() -> Optional.ofNullable(environment.get(setting.variable())))
                .filter(text -> !text.isBlank())
                .or(() -> file.find(setting));
    }

    /** The same, or a {@link CommandFailure} that names all three places. */
    String require(Setting setting, Optional<String> flag) {
        return find(setting, flag).orElseThrow(() -> setting.missing(file));
    }
}
