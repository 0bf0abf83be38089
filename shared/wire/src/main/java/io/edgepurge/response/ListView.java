package io.edgepurge.response;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.ItemKind;
import io.edgepurge.domain.purge.PurgeHistory;
import io.edgepurge.domain.purge.PurgeSummary;

/** Renders a page of purges. */
final class ListView {
    private ListView() {}

    static ObjectNode of(PurgeHistory.Page page) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode purges = json.putArray("purges");
        page.purges().forEach(purge -> purges.add(of(purge)));
        page.next().ifPresent(last -> json.put("next", Cursor.after(last)));
        return json;
    }

    private static ObjectNode of(PurgeSummary purge) {
        PurgeSummary.Items items = purge.items();
        ObjectNode json =
                PurgeView.head(purge).put("items", items.count()).put(firstField(items.firstKind()), items.first());
        purge.verification().ifPresent(verdict -> VerificationView.addTo(json, verdict));
        return json;
    }

    private static String firstField(ItemKind kind) {
        return switch (kind) {
            case URL -> "firstUrl";
            case TAG -> "firstTag";
            case IMAGE -> "firstImage";
        };
    }
}
