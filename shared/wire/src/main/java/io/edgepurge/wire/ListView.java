package io.edgepurge.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeSummary;

/** A page of purges as callers see it. */
final class ListView {
    private ListView() {}

    static ObjectNode of(PurgeHistory.Page page) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode purges = json.putArray("purges");
        page.purges().forEach(purge -> purges.add(of(purge)));
        page.next().ifPresent(last -> json.put("next", Cursor.behind(last)));
        return json;
    }

    private static ObjectNode of(PurgeSummary purge) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", purge.id().value())
                .put("status", purge.status().word())
                .put("acceptedAt", purge.times().acceptedAt().toString());
        purge.times().notBefore().ifPresent(at -> json.put("notBefore", at.toString()));
        json.put("source", purge.provenance().source().word())
                .put("key", purge.provenance().key().value());
        purge.provenance().reason().ifPresent(reason -> json.put("reason", reason));
        return json.put("items", purge.items())
                .put(
                        purge.first().isTag() ? "firstTag" : "firstUrl",
                        purge.first().asked());
    }
}
