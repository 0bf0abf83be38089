package io.edgepurge.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Supplier;

/**
 * The output of a command in both formats. Only the requested one is evaluated.
 *
 * @param json one JSON document
 * @param tables printed in order, separated by empty lines
 */
public record CommandOutput(Supplier<JsonNode> json, Supplier<List<Table>> tables) {
    /** Returns an output with a single table. */
    public static CommandOutput of(Supplier<JsonNode> json, Supplier<Table> table) {
        return new CommandOutput(json, () -> List.of(table.get()));
    }
}
