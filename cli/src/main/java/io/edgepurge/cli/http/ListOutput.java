package io.edgepurge.cli.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.Table;
import io.edgepurge.client.PurgeSummary;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A line for each purge. */
final class ListOutput {
    /** An id is long, and a terminal has eighty columns. */
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ListOutput() {}

    static CommandOutput of(List<PurgeSummary> purges) {
        return CommandOutput.of(() -> json(purges), () -> table(purges));
    }

    private static Table table(List<PurgeSummary> purges) {
        return Table.of("ID", "STATUS", "ACCEPTED (UTC)", "ITEMS")
                .withAll(purges.stream().map(ListOutput::row).toList())
                .shortening("ITEMS");
    }

    private static List<String> row(PurgeSummary purge) {
        return List.of(
                purge.id(),
                purge.status().word(),
                MINUTE.format(purge.times().acceptedAt()),
                purge.items().count() + ": " + purge.items().first());
    }

    private static ObjectNode json(List<PurgeSummary> purges) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("purges");
        purges.forEach(
                purge -> all.add(StatusOutput.head(purge.id(), purge.status().word(), purge.times(), purge.provenance())
                        .put("items", purge.items().count())
                        .put(
                                purge.items().firstIsTag() ? "firstTag" : "firstUrl",
                                purge.items().first())));
        return json;
    }
}
