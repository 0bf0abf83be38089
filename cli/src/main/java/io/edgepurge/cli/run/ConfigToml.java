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

/** Parses the configuration file. A class of its own, so that Jackson is loaded only if the file exists. */
final class ConfigToml {
    private static final List<String> KEYS =
            Stream.of(Setting.values()).map(Setting::key).toList();

    private ConfigToml() {}

    /** @throws CommandFailure with the invalid line or setting, but never a value, because it may be a secret */
    static Map<Setting, String> parse(String toml, Path file) {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        for (Map.Entry<String, JsonNode> entry : tree(toml, file).properties()) {
            Setting setting = Setting.ofKey(entry.getKey()).orElseThrow(() -> unknown(entry.getKey(), file));
            if (!entry.getValue().isTextual()) {
                throw wrong(file, entry.getKey() + " must be a string, such as " + entry.getKey() + " = \"...\"");
            }
            settings.put(setting, entry.getValue().textValue());
        }
        return settings;
    }

    private static JsonNode tree(String toml, Path file) {
        try {
            return new TomlMapper().readTree(toml);
        } catch (JacksonException e) {
            // the message of the exception contains the line
            JsonLocation place = e.getLocation();
            throw wrong(
                    file, place == null ? "it is not valid TOML" : "line " + place.getLineNr() + " is not valid TOML");
        }
    }

    private static CommandFailure unknown(String key, Path file) {
        return wrong(file, "unknown setting " + Printable.line(key) + ". Known settings: " + String.join(", ", KEYS));
    }

    private static CommandFailure wrong(Path file, String problem) {
        return new CommandFailure(ExitCode.REFUSED, "Cannot use the configuration file " + file + ": " + problem + ".");
    }
}
