package io.edgepurge.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeResult.Duplicate;
import java.time.Instant;

/** A purge as callers see it, the same behind every door. */
public final class PurgeView {
    private PurgeView() {}

    /**
     * A purge and how far it is.
     *
     * @param now the moment of the answer
     */
    static ObjectNode of(PurgeProgress progress, Instant now) {
        Purge purge = progress.purge();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", purge.id().value())
                .put("status", progress.status().word())
                .put("acceptedAt", purge.acceptedAt().toString());
        purge.notBefore().ifPresent(at -> json.put("notBefore", at.toString()));
        json.put("source", purge.source().word()).put("key", purge.key().value());
        purge.provenance().reason().ifPresent(reason -> json.put("reason", reason));
        ArrayNode items = json.putArray("items");
        purge.items().forEach(item -> items.add(of(item, progress.stateOf(item), now)));
        return json;
    }

    /**
     * A purge and how far it is, naming whom to ask if it is overdue.
     *
     * @param now the moment of the answer
     */
    static ObjectNode of(PurgeProgress progress, Instant now, SupportContact support) {
        ObjectNode json = of(progress, now);
        if (progress.purge().items().stream()
                .anyMatch(item -> progress.stateOf(item).isOverdue(now))) {
            support.putInto(json);
        }
        return json;
    }

    /**
     * The answer to a request: the purge, which URLs were superfluous, what is left.
     *
     * @param now the moment of the answer
     */
    public static ObjectNode of(Accepted accepted, Instant now) {
        ObjectNode json = of(accepted.progress(), now);
        ArrayNode duplicates = json.putArray("duplicates");
        accepted.duplicates().forEach(duplicate -> duplicates.add(of(duplicate)));
        accepted.quota().ifPresent(quota -> json.set("quota", new QuotaSnapshot(quota, now).json()));
        return json;
    }

    private static ObjectNode of(PurgeItem item, ItemState state, Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("index", item.index());
        nameOf(item, json);
        json.put("status", state.status().word()).put("since", state.since().toString());
        state.submittedAt().ifPresent(at -> json.put("submittedAt", at.toString()));
        state.invalidation().ifPresent(id -> json.put("invalidation", id));
        state.carriedBy().ifPresent(wildcard -> json.put("carriedBy", wildcard.value()));
        state.reason().ifPresent(reason -> json.put("reason", reason));
        if (state.isOverdue(now)) {
            json.put("overdue", true);
        }
        return json;
    }

    static void nameOf(PurgeItem item, ObjectNode json) {
        if (item.path().isTag()) {
            json.put("endpoint", item.endpoint()).put("tag", item.asked());
        } else {
            json.put("url", item.asked());
        }
    }

    static ObjectNode of(Duplicate duplicate) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("index", duplicate.index())
                .put("duplicateOf", duplicate.first());
    }
}
