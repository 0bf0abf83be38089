package io.edgepurge.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.Json;
import io.edgepurge.cli.run.Table;
import io.edgepurge.client.JsonResponse;
import io.edgepurge.client.Purge;
import io.edgepurge.client.PurgeItem;
import io.edgepurge.client.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Purges with their items. The JSON of one purge is the API's response; several are wrapped in a list. */
final class StatusOutput {
    private StatusOutput() {}

    static CommandOutput of(List<JsonResponse<Purge>> purges) {
        return new CommandOutput(
                () -> json(purges),
                () -> purges.stream().flatMap(purge -> tables(purge.value())).toList());
    }

    private static JsonNode json(List<JsonResponse<Purge>> purges) {
        List<JsonNode> documents =
                purges.stream().map(purge -> Json.parse(purge.json())).toList();
        return documents.size() == 1 ? documents.getFirst() : Json.wrap("purges", documents);
    }

    private static Stream<Table> tables(Purge purge) {
        return Stream.concat(
                Stream.of(values(purge), items(purge)),
                SpellingOutput.ofPurges(Stream.of(purge)).table());
    }

    private static Table values(Purge purge) {
        Table table = Table.ofValues()
                .with("purge", purge.id())
                .with("status", purge.status().word())
                .with("accepted at", purge.times().acceptedAt().toString());
        table = purge.times().notBefore().map(with(table, "not before")).orElse(table);
        table = purge.verification()
                .map(verification -> verification.result().word() + " (" + verification.checked() + " of "
                        + purge.items().size() + " visited)")
                .map(with(table, "verification"))
                .orElse(table);
        return purge.provenance().reason().map(with(table, "reason")).orElse(table);
    }

    private static Function<Object, Table> with(Table table, String name) {
        return value -> table.with(name, value.toString());
    }

    private static Table items(Purge purge) {
        return purge.verification().isPresent()
                ? Table.of("STATUS", "INVALIDATION", "VERIFICATION", "ITEM")
                        .withAll(purge.items().stream()
                                .map(StatusOutput::rowWithVisit)
                                .toList())
                        .shortening("ITEM")
                : Table.of("STATUS", "INVALIDATION", "ITEM")
                        .withAll(purge.items().stream().map(StatusOutput::row).toList())
                        .shortening("ITEM");
    }

    private static List<String> rowWithVisit(PurgeItem item) {
        List<String> row = new ArrayList<>(row(item));
        row.add(2, item.visit().map(StatusOutput::text).orElse("-"));
        return row;
    }

    private static String text(Visit visit) {
        return visit.result().word() + visit.pop().map(pop -> " at " + pop).orElse("");
    }

    private static List<String> row(PurgeItem item) {
        return List.of(
                item.state().status().word() + (item.state().overdue() ? " (overdue)" : ""),
                item.invalidation().orElse("-"),
                item.item().endpoint().map(endpoint -> endpoint + "=").orElse("")
                        + item.item().value()
                        + item.image()
                                .map(image -> " (image, " + image.paths().size() + " paths)")
                                .orElse(""));
    }
}
