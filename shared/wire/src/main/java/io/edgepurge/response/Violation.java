package io.edgepurge.response;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.RefusedItem;
import io.edgepurge.domain.purge.RefusedItem.RefusedImage;
import io.edgepurge.domain.purge.RefusedItem.RefusedTag;
import io.edgepurge.domain.purge.RefusedItem.RefusedUrl;
import io.edgepurge.domain.purge.RequestRule;
import io.edgepurge.domain.url.CheckResult.Refused;
import io.edgepurge.domain.url.RequestedTag;

/** An error in a request, with its field. */
public sealed interface Violation {
    /** A malformed field: missing, unknown or of the wrong type. */
    record OfForm(String field, String fault) implements Violation {}

    /** A rule for the whole request that is broken, with the field to change. */
    record OfRequest(RequestRule rule, String field, String detail) implements Violation {}

    /** A refused URL, tag or image. */
    record OfItem(RefusedItem refused) implements Violation {}

    /** Returns what is wrong and, where possible, what to do. */
    default String detail() {
        return switch (this) {
            case OfForm(String field, String fault) -> "'" + field + "' " + fault;
            case OfRequest(RequestRule rule, String field, String detail) -> detail;
            case OfItem(RefusedItem refused) -> refused.refusal().sentence();
        };
    }

    /** Renders the violation. */
    default ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return switch (this) {
            case OfForm form -> json.put("field", form.field()).put("detail", detail());
            case OfRequest request ->
                json.put("field", request.field())
                        .put("rule", request.rule().code())
                        .put("detail", detail());
            case OfItem(RefusedItem refused) -> addRefusal(addItem(json, refused), refused.refusal());
        };
    }

    private static ObjectNode addItem(ObjectNode json, RefusedItem refused) {
        return switch (refused) {
            case RefusedUrl(int index, String url, Refused refusal) ->
                json.put("field", "urls[" + index + "]").put("index", index).put("url", url);
            case RefusedTag(int index, int place, RequestedTag tag, Refused refusal) ->
                json.put("field", "tags[" + place + "]")
                        .put("index", index)
                        .put("endpoint", tag.endpoint())
                        .put("tag", tag.tag());
            case RefusedImage(int index, int place, String url, Refused refusal) ->
                json.put("field", "images[" + place + "]").put("index", index).put("image", url);
        };
    }

    private static ObjectNode addRefusal(ObjectNode json, Refused refusal) {
        json.put("rule", refusal.rule().code()).put("detail", refusal.sentence());
        refusal.suggestion()
                .ifPresent(suggestion -> json.put("suggestion", suggestion.text())
                        .put("suggestionKind", suggestion.kind().word()));
        return json;
    }
}
