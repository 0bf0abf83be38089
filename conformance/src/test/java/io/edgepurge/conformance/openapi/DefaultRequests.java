package io.edgepurge.conformance.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;

/** A request to each operation with which nothing is wrong. */
final class DefaultRequests {
    private DefaultRequests() {}

    static SentRequest of(String operation, World world) {
        SentRequest sent = SentRequest.to(operation, world.keys().demo());
        return switch (operation) {
            case "createPurge", "previewPurge" -> sent.with(world.urls(world.url("openapi/a.jpg")));
            case "getPurge", "cancelPurge" -> sent.with("id", world.waiting());
            case "getFilePurge" -> sent.with("requestId", world.waiting());
            case "purgeFile" ->
                sent.with(JsonNodeFactory.instance.objectNode().put("url", world.url("openapi/file.jpg")));
            case "listPurges", "listSchedules", "getQuota", "getAccount" -> sent;
            default -> throw new AssertionError("how is " + operation + " usually called?");
        };
    }

    /** The same with a key that may do nothing but what an alternative of the document says. */
    static SentRequest of(String operation, Set<String> scopes, World world) {
        SentRequest sent = of(operation, world).as(world.keys().only(scopes.isEmpty() ? Set.of("cancel") : scopes));
        if (scopes.contains("purge:tag")) {
            return sent.with(ApiOperations.tag(world, "product:tv"));
        }
        if (!scopes.contains("purge:wildcard")) {
            return sent;
        }
        String wildcard = world.url("openapi/folder/*");
        return sent.with(
                operation.equals("purgeFile")
                        ? JsonNodeFactory.instance.objectNode().put("url", wildcard)
                        : world.urls(wildcard));
    }
}
