package io.edgepurge.cli.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.Table;
import io.edgepurge.client.AcceptedPurges;
import io.edgepurge.client.Purge;
import io.edgepurge.client.PurgeReceipt;
import io.edgepurge.client.PurgeRequest;
import java.util.List;
import java.util.Optional;

/** The purges that came of a request. */
final class PurgeOutput {
    private PurgeOutput() {}

    static CommandOutput ofNothing() {
        return CommandOutput.of(() -> json(new AcceptedPurges(List.of(), Optional.empty())), () -> table(List.of()));
    }

    static CommandOutput of(AcceptedPurges accepted, PurgeRequest request) {
        return CommandOutput.of(
                () -> json(accepted).put("idempotencyKey", request.idempotencyKey()), () -> table(accepted.purges()));
    }

    /** The same with the states that were seen last. */
    static AcceptedPurges asSeen(AcceptedPurges accepted, List<Purge> last) {
        return new AcceptedPurges(
                last.stream()
                        .map(purge -> new PurgeReceipt(
                                purge.id(), purge.status(), purge.items().size()))
                        .toList(),
                accepted.quota());
    }

    private static ObjectNode json(AcceptedPurges accepted) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode purges = json.putArray("purges");
        accepted.purges()
                .forEach(purge -> purges.addObject()
                        .put("id", purge.id())
                        .put("status", purge.status().word())
                        .put("items", purge.items()));
        accepted.quota().ifPresent(quota -> json.set("quota", QuotaOutput.json(quota)));
        return json;
    }

    private static Table table(List<PurgeReceipt> purges) {
        return Table.of("ID", "STATUS", "ITEMS")
                .withAll(purges.stream()
                        .map(purge -> List.of(purge.id(), purge.status().word(), String.valueOf(purge.items())))
                        .toList());
    }
}
