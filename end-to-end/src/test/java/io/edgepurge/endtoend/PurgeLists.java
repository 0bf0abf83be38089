package io.edgepurge.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the list of an account's purges. */
final class PurgeLists {
    private PurgeLists() {}

    /** Returns all pages. */
    static List<JsonNode> readAll(StackClient account) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = RunningStack.json(account.get("/v1/purges?limit=100" + cursor));
            page.path("purges").forEach(all::add);
            cursor = page.has("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        return all;
    }
}
