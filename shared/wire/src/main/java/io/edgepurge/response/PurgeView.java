package io.edgepurge.response;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.Duplicate;
import io.edgepurge.domain.purge.ItemHints;
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.OtherSpelling;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeItem;
import io.edgepurge.domain.purge.PurgeProgress;
import io.edgepurge.domain.purge.PurgeResult.Accepted;
import io.edgepurge.domain.purge.PurgeSummary;
import io.edgepurge.domain.url.ItemWarning;
import java.time.Instant;
import java.util.List;

/** Renders a purge with its items in the same form for all sources. */
public final class PurgeView {
    private PurgeView() {}

    /**
     * Renders the status of a purge.
     *
     * @param now the time of the response
     */
    static ObjectNode of(PurgeProgress progress, Instant now) {
        Purge purge = progress.purge();
        ObjectNode json = head(PurgeSummary.of(progress));
        ArrayNode items = json.putArray("items");
        purge.items().forEach(item -> {
            ObjectNode one = itemOf(item, progress.stateOf(item), now);
            VerificationView.addTo(one, item, progress, now);
            items.add(one);
        });
        VerificationView.addTo(json, progress, now);
        return json;
    }

    /**
     * Renders the status of a purge, with the support contact if it is overdue.
     *
     * @param now the time of the response
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
     * Renders an accepted purge with its duplicates and the remaining quota.
     *
     * @param now the time of the response
     */
    public static ObjectNode ofAccepted(Accepted accepted, Instant now) {
        ObjectNode json = of(accepted.progress(), now);
        ArrayNode duplicates = json.putArray("duplicates");
        accepted.duplicates().forEach(duplicate -> duplicates.add(duplicateOf(duplicate)));
        accepted.quota().ifPresent(quota -> json.set("quota", new QuotaSnapshot(quota, now).json()));
        return json;
    }

    /** Returns the fields that a purge has in a list as well. */
    static ObjectNode head(PurgeSummary purge) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", purge.id().value())
                .put("status", purge.status().word())
                .put("acceptedAt", purge.acceptedAt().toString())
                .put("source", purge.provenance().source().word())
                .put("key", purge.provenance().key().value());
        PurgeOptionsView.addTo(json, purge.options());
        return json;
    }

    private static ObjectNode itemOf(PurgeItem item, ItemState state, Instant now) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("index", item.index());
        addInput(item, json);
        json.put("status", state.status().word()).put("since", state.since().toString());
        state.submittedAt().ifPresent(at -> json.put("submittedAt", at.toString()));
        state.invalidation().ifPresent(id -> json.put("invalidation", id));
        state.carriedBy().ifPresent(wildcard -> json.put("carriedBy", wildcard.value()));
        state.reason().ifPresent(reason -> json.put("reason", reason));
        if (state.isOverdue(now)) {
            json.put("overdue", true);
        }
        addHints(item, json);
        return json;
    }

    static void addInput(PurgeItem item, ObjectNode json) {
        switch (item.kind()) {
            case URL -> json.put("url", item.input());
            case TAG -> json.put("endpoint", item.endpoint()).put("tag", item.input());
            case IMAGE -> json.put("image", item.input());
        }
    }

    /** Adds the other spellings of a URL, the variants of an image, and the warnings, if there are any. */
    static void addHints(PurgeItem item, ObjectNode json) {
        ItemHints hints = item.hints();
        addSpellings(hints.otherSpellings(), json);
        item.image().ifPresent(image -> VariantsView.addTo(json, item, image));
        addWarnings(hints.warnings(), json);
    }

    private static void addSpellings(List<OtherSpelling> spellings, ObjectNode json) {
        if (!spellings.isEmpty()) {
            ArrayNode all = json.putArray("alsoCachedAs");
            spellings.forEach(spelling -> {
                ObjectNode other = all.addObject().put("url", spelling.url());
                ArrayNode rules = other.putArray("rules");
                spelling.rules().forEach(rule -> rules.add(rule.code()));
                other.put("purged", spelling.purged());
            });
        }
    }

    private static void addWarnings(List<ItemWarning> warnings, ObjectNode json) {
        if (!warnings.isEmpty()) {
            ArrayNode all = json.putArray("warnings");
            warnings.forEach(
                    warning -> all.addObject().put("code", warning.code()).put("detail", warning.sentence()));
        }
    }

    static ObjectNode duplicateOf(Duplicate duplicate) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("index", duplicate.index())
                .put("duplicateOf", duplicate.first());
    }
}
