package io.edgepurge.cli.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.cli.run.Answer;
import io.edgepurge.cli.run.Table;
import io.edgepurge.client.PurgeSummary;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A line for each purge. */
final class ListAnswer {
    private ListAnswer() {}

    static Answer of(List<PurgeSummary> purges) {
        return Answer.of(() -> json(purges), () -> table(purges));
    }

    private static Table table(List<PurgeSummary> purges) {
        return Table.of("ID", "STATUS", "ACCEPTED AT", "ITEMS", "FIRST")
                .withAll(purges.stream().map(ListAnswer::row).toList())
                .shortening("FIRST");
    }

    private static List<String> row(PurgeSummary purge) {
        return List.of(
                purge.id(),
                purge.status().word(),
                purge.times().acceptedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
                String.valueOf(purge.items().count()),
                purge.items().first());
    }

    private static ObjectNode json(List<PurgeSummary> purges) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("purges");
        purges.forEach(
                purge -> all.add(StatusAnswer.head(purge.id(), purge.status().word(), purge.times(), purge.provenance())
                        .put("items", purge.items().count())
                        .put(
                                purge.items().firstIsTag() ? "firstTag" : "firstUrl",
                                purge.items().first())));
        return json;
    }
}
