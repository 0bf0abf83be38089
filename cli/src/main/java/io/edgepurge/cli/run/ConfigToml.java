package io.edgepurge.cli.run;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The TOML of the file of settings. Apart from its user, so that Jackson is loaded only where there is such a file. */
final class ConfigToml {
    private static final List<String> KEYS =
            Stream.of(Setting.values()).map(Setting::key).toList();

    private ConfigToml() {}

    /** @throws CommandFailure that names the line or the key that is wrong, and never a value: it may be a secret */
    static Map<Setting, String> parse(String toml, Path file) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        for (Map.Entry<String, JsonNode> entry : tree(toml, file).properties()) {
            Setting setting = Setting.ofKey(entry.getKey()).orElseThrow(() -> unknown(entry.getKey(), file));
            if (!entry.getValue().isTextual()) {
                throw wrong(file, entry.getKey() + " must be a text, as in " + entry.getKey() + " = \"...\"");
            }
            settings.put(setting, entry.getValue().textValue());
        }
        return settings;
    }

    private static JsonNode tree(String toml, Path file) {
        try {
            return new TomlMapper().readTree(toml);
        } catch (JacksonException e) {
            // its message would quote the line
            JsonLocation place = e.getLocation();
            throw wrong(file, (place == null ? "" : "line " + place.getLineNr() + " of ") + "it is not TOML");
        }
    }

    private static CommandFailure unknown(String key, Path file) {
        return wrong(file, "there is no setting " + key + ", only " + String.join(", ", KEYS));
    }

    private static CommandFailure wrong(Path file, String problem) {
        return new CommandFailure(ExitCode.REFUSED, "The settings in " + file + " cannot be used: " + problem + ".");
    }
}
