package io.edgepurge.local.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** A response of Lambda's {@code Invoke}. */
record InvokeResponse(int status, Map<String, String> headers, String body) {
    private static final int NO_BODY = -1;

    static InvokeResponse empty(int status) {
        return new InvokeResponse(status, Map.of(), "");
    }

    static InvokeResponse ok(String payload) {
        return new InvokeResponse(200, Map.of("X-Amz-Executed-Version", "$LATEST"), payload);
    }

    /** Returns the response to a failed function. Its status is 200, as in Lambda. */
    static InvokeResponse functionError(String error) {
        return new InvokeResponse(
                200, Map.of("X-Amz-Executed-Version", "$LATEST", "X-Amz-Function-Error", "Unhandled"), error);
    }

    static InvokeResponse error(int status, String type, String message) {
        return new InvokeResponse(
                status,
                Map.of("x-amzn-ErrorType", type),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("Type", "User")
                        .put("Message", message)
                        .toString());
    }

    void sendTo(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? NO_BODY : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
