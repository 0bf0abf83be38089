package io.edgepurge.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.PurgeResult.RefusedItem;
import io.edgepurge.domain.purge.PurgeResult.RefusedTag;
import io.edgepurge.domain.purge.PurgeResult.RefusedUrl;
import io.edgepurge.domain.purge.RequestRule;
import io.edgepurge.domain.url.CheckResult.Refused;
import io.edgepurge.domain.url.RequestedTag;

/** One thing that is wrong with a request: where, and what would be right. */
public sealed interface Violation {
    /** A field that is not of the form asked for. */
    record OfForm(String field, String fault) implements Violation {}

    /** A rule that the request as a whole breaks, and the field to change. */
    record OfRequest(RequestRule rule, String field, String detail) implements Violation {}

    /** A URL or a tag that cannot be purged. */
    record OfItem(RefusedItem refused) implements Violation {}

    /** What is wrong, and where possible what to do, in sentences. */
    default String detail() {
        return switch (this) {
            case OfForm(String field, String fault) -> "'" + field + "' " + fault;
            case OfRequest(RequestRule rule, String field, String detail) -> detail;
            case OfItem(RefusedItem refused) -> refused.refusal().sentence();
        };
    }

    /** As callers see it. */
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
        };
    }

    private static ObjectNode addRefusal(ObjectNode json, Refused refusal) {
        json.put("rule", refusal.rule().code()).put("detail", refusal.sentence());
        refusal.suggestion().ifPresent(suggestion -> json.put("suggestion", suggestion));
        return json;
    }
}
