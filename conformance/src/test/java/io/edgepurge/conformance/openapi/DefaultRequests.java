package io.edgepurge.conformance.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Set;

/** A valid request for each operation. */
final class DefaultRequests {
    private DefaultRequests() {}

    static TestRequest of(String operation, DocumentedStack stack) {
        TestRequest sent = TestRequest.to(operation, stack.keys().demo());
        return switch (operation) {
            case "createPurge", "previewPurge" -> sent.with(stack.urls(stack.url("openapi/a.jpg")));
            case "getPurge", "cancelPurge" -> sent.with("id", stack.waiting());
            case "verifyPurge" -> sent.with("id", stack.anotherCompleted());
            case "getFilePurge" -> sent.with("requestId", stack.waiting());
            case "purgeFile" ->
                sent.with(JsonNodeFactory.instance.objectNode().put("url", stack.url("openapi/file.jpg")));
            case "listPurges", "listSchedules", "getQuota", "getAccount" -> sent;
            default -> throw new AssertionError("no default request for " + operation);
        };
    }

    /** Returns a valid request with a key that has exactly the given scopes. */
    static TestRequest of(String operation, Set<String> scopes, DocumentedStack stack) {
        TestRequest sent = of(operation, stack).as(stack.keys().only(scopes.isEmpty() ? Set.of("cancel") : scopes));
        if (scopes.contains("purge:tag")) {
            return sent.with(WriteCases.tag(stack, "product:tv"));
        }
        if (!scopes.contains("purge:wildcard")) {
            return sent;
        }
        String wildcard = stack.url("openapi/folder/*");
        return sent.with(
                operation.equals("purgeFile")
                        ? JsonNodeFactory.instance.objectNode().put("url", wildcard)
                        : stack.urls(wildcard));
    }
}
