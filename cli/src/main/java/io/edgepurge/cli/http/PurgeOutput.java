package io.edgepurge.cli.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.cli.run.CommandOutput;
import io.edgepurge.cli.run.Json;
import io.edgepurge.cli.run.Table;
import io.edgepurge.client.JsonResponse;
import io.edgepurge.client.Purge;
import java.util.List;
import java.util.function.Supplier;

/** The output of {@code purge}: the accepted purges of one request, each as the API shows it. */
final class PurgeOutput {
    private PurgeOutput() {}

    /**
     * One accepted purge.
     *
     * @param json its JSON; evaluated only for JSON output
     */
    record Entry(String id, String status, int items, Supplier<JsonNode> json) {
        static Entry of(JsonResponse<Purge> response) {
            Purge purge = response.value();
            return new Entry(
                    purge.id(), purge.status().word(), purge.items().size(), () -> Json.parse(response.json()));
        }
    }

    static CommandOutput empty() {
        return CommandOutput.of(() -> json(List.of()), () -> table(List.of()));
    }

    static CommandOutput of(List<Entry> purges, String idempotencyKey) {
        return CommandOutput.of(() -> json(purges).put("idempotencyKey", idempotencyKey), () -> table(purges));
    }

    /** @param lastResponse the response to the last purge; its quota is the current one */
    static CommandOutput withQuota(List<Entry> purges, String idempotencyKey, String lastResponse) {
        return CommandOutput.of(
                () -> {
                    ObjectNode json = json(purges);
                    JsonNode quota = Json.parse(lastResponse).path("quota");
                    if (quota.isObject()) {
                        json.set("quota", quota);
                    }
                    return json.put("idempotencyKey", idempotencyKey);
                },
                () -> table(purges));
    }

    private static ObjectNode json(List<Entry> purges) {
        return Json.wrap(
                "purges", purges.stream().map(purge -> purge.json().get()).toList());
    }

    private static Table table(List<Entry> purges) {
        return Table.of("ID", "STATUS", "ITEMS")
                .withAll(purges.stream()
                        .map(purge -> List.of(purge.id(), purge.status(), String.valueOf(purge.items())))
                        .toList());
    }
}
