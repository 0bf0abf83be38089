package io.edgepurge.cli.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.Table;
import io.edgepurge.client.Provenance;
import io.edgepurge.client.Purge;
import io.edgepurge.client.PurgeItem;
import io.edgepurge.client.PurgeTimes;
import java.util.List;
import java.util.function.Function;

/** Purges with their items: one as the API shows it, several in a list. */
final class StatusOutput {
    private StatusOutput() {}

    static CommandOutput of(List<Purge> purges) {
        return new CommandOutput(
                () -> purges.size() == 1 ? json(purges.getFirst()) : json(purges),
                () -> purges.stream()
                        .flatMap(purge -> List.of(values(purge), items(purge)).stream())
                        .toList());
    }

    private static Table values(Purge purge) {
        Table table = Table.ofValues()
                .with("purge", purge.id())
                .with("status", purge.status().word())
                .with("accepted at", purge.times().acceptedAt().toString());
        table = purge.times().notBefore().map(with(table, "not before")).orElse(table);
        return purge.provenance().reason().map(with(table, "reason")).orElse(table);
    }

    private static Function<Object, Table> with(Table table, String name) {
        return value -> table.with(name, value.toString());
    }

    private static Table items(Purge purge) {
        return Table.of("STATUS", "INVALIDATION", "ITEM")
                .withAll(purge.items().stream().map(StatusOutput::row).toList())
                .shortening("ITEM");
    }

    private static List<String> row(PurgeItem item) {
        return List.of(
                item.state().status().word() + (item.state().overdue() ? " (overdue)" : ""),
                item.invalidation().orElse("none"),
                item.item().endpoint().map(at -> at + "=").orElse("")
                        + item.item().value());
    }

    private static ObjectNode json(List<Purge> purges) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("purges");
        purges.forEach(purge -> all.add(json(purge)));
        return json;
    }

    private static ObjectNode json(Purge purge) {
        ObjectNode json = head(purge.id(), purge.status().word(), purge.times(), purge.provenance());
        ArrayNode items = json.putArray("items");
        purge.items().forEach(item -> items.add(json(item)));
        return json;
    }

    /** What a purge and its line in a list have in common. */
    static ObjectNode head(String id, String status, PurgeTimes times, Provenance provenance) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("status", status)
                .put("acceptedAt", times.acceptedAt().toString());
        times.notBefore().ifPresent(at -> json.put("notBefore", at.toString()));
        json.put("source", provenance.source()).put("key", provenance.key());
        provenance.reason().ifPresent(reason -> json.put("reason", reason));
        return json;
    }

    private static ObjectNode json(PurgeItem item) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("index", item.item().index());
        item.item().endpoint().ifPresent(endpoint -> json.put("endpoint", endpoint));
        json.put(item.item().isTag() ? "tag" : "url", item.item().value())
                .put("status", item.state().status().word())
                .put("since", item.state().since().toString());
        item.state().submittedAt().ifPresent(at -> json.put("submittedAt", at.toString()));
        item.invalidation().ifPresent(id -> json.put("invalidation", id));
        item.carriedBy().ifPresent(wildcard -> json.put("carriedBy", wildcard));
        item.state().reason().ifPresent(reason -> json.put("reason", reason));
        return item.state().overdue() ? json.put("overdue", true) : json;
    }
}
