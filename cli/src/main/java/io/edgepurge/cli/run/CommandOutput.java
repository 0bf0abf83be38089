package io.edgepurge.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a command has to say on stdout, in both forms; only the one that is wanted is made.
 *
 * @param json one document
 * @param tables printed one below the other, with an empty line between
 */
public record CommandOutput(Supplier<JsonNode> json, Supplier<List<Table>> tables) {
    /** An answer whose text is one table. */
    public static CommandOutput of(Supplier<JsonNode> json, Supplier<Table> table) {
        return new CommandOutput(json, () -> List.of(table.get()));
    }
}
