package io.edgepurge.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes requests as the JSON that the service reads. */
final class RequestJson {
    private RequestJson() {}

    /** Returns the body of a {@code POST}. The idempotency key is sent in a header. */
    static ObjectNode body(PurgeRequest request) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (!request.urls().isEmpty()) {
            ArrayNode urls = json.putArray("urls");
            request.urls().forEach(urls::add);
        }
        if (!request.tags().isEmpty()) {
            ArrayNode tags = json.putArray("tags");
            request.tags()
                    .forEach(tag ->
                            tags.addObject().put("endpoint", tag.endpoint()).put("tag", tag.tag()));
        }
        if (!request.images().isEmpty()) {
            ArrayNode images = json.putArray("images");
            request.images().forEach(images::add);
        }
        request.reason().ifPresent(reason -> json.put("reason", reason));
        request.notBefore().ifPresent(time -> json.put("notBefore", time.toString()));
        request.spellings().ifPresent(spellings -> json.put("spellings", spellings.word()));
        request.verify().ifPresent(wanted -> json.put("verify", wanted));
        return json;
    }

    /** Returns the event of a Lambda invocation. */
    static ObjectNode event(String account, PurgeRequest request) {
        return body(request).put("account", account).put("idempotencyKey", request.idempotencyKey());
    }
}
