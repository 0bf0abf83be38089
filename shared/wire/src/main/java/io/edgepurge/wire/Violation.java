package io.edgepurge.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.domain.purge.DeskAnswer.RefusedUrl;
import io.edgepurge.domain.purge.RequestRule;

/** One thing that is wrong with a request: where, and what would be right. */
public sealed interface Violation {
    /** A field that is not of the form asked for. */
    record OfForm(String field, String fault) implements Violation {}

    /** A rule that the request as a whole breaks. */
    record OfRequest(RequestRule rule, String detail) implements Violation {}

    /** A URL that cannot be purged. */
    record OfUrl(RefusedUrl refused) implements Violation {}

    /** What is wrong, and where possible what to do, in sentences. */
    default String detail() {
        return switch (this) {
            case OfForm(String field, String fault) -> "'" + field + "' " + fault;
            case OfRequest(RequestRule rule, String detail) -> detail;
            case OfUrl(RefusedUrl refused) -> refused.refusal().sentence();
        };
    }

    /** As callers see it. */
    default ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (this) {
            case OfForm form -> json.put("field", form.field());
            case OfRequest request ->
                json.put("field", "urls").put("rule", request.rule().code());
            case OfUrl(RefusedUrl refused) ->
                json.put("field", "urls[" + refused.index() + "]")
                        .put("index", refused.index())
                        .put("url", refused.url())
                        .put("rule", refused.refusal().rule().code());
        }
        json.put("detail", detail());
        if (this instanceof OfUrl(RefusedUrl refused)) {
            refused.refusal().suggestion().ifPresent(url -> json.put("suggestion", url));
        }
        return json;
    }
}
