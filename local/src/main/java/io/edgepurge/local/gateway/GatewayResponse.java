package io.edgepurge.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.local.function.Invocation;
import io.edgepurge.local.function.Invocation.Answered;
import io.edgepurge.local.function.Invocation.Failed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What goes back over HTTP; headers in order, a name may come again. */
record GatewayResponse(int status, List<Map.Entry<String, String>> headers, Body body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    GatewayResponse {
        headers = List.copyOf(headers);
    }

    /** API Gateway's own word, not a function's. */
    static GatewayResponse message(int status, String message) {
        return new GatewayResponse(
                status, List.of(contentType("application/json")), Body.of("{\"message\":\"" + message + "\"}"));
    }

    static GatewayResponse of(Page page) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(page.headers().entrySet());
        headers.add(contentType(page.contentType()));
        return new GatewayResponse(page.status(), headers, new Body(page.content()));
    }

    static GatewayResponse of(Invocation invocation) {
        return switch (invocation) {
            case Answered(String payload) -> ofPayload(payload);
            case Failed(String error) -> internalServerError();
        };
    }

    private static GatewayResponse ofPayload(String payload) {
        try {
            JsonNode answer = JSON.readTree(payload);
            return answer.has("statusCode") ? proxied(answer) : plain(answer);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return internalServerError();
        }
    }

    private static GatewayResponse internalServerError() {
        return message(500, "Internal Server Error");
    }

    /** Without a {@code statusCode} the whole answer is the body, and taken for JSON. */
    private static GatewayResponse plain(JsonNode answer) {
        String body = answer.isTextual() ? answer.textValue() : answer.toString();
        return new GatewayResponse(OK, List.of(contentType("application/json")), Body.of(body));
    }

    private static GatewayResponse proxied(JsonNode answer) {
        if (!answer.path("statusCode").canConvertToInt()) {
            return internalServerError();
        }
        return new GatewayResponse(answer.path("statusCode").intValue(), headersOf(answer), bodyOf(answer));
    }

    private static List<Map.Entry<String, String>> headersOf(JsonNode answer) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        answer.path("headers").forEachEntry((name, value) -> headers.add(Map.entry(name, value.asText())));
        answer.path("cookies").forEach(cookie -> headers.add(Map.entry("Set-Cookie", cookie.asText())));
        if (headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase("content-type"))) {
            headers.add(contentType("text/plain;charset=UTF-8"));
        }
        return headers;
    }

    private static Body bodyOf(JsonNode answer) {
        String body = answer.path("body").asText("");
        return answer.path("isBase64Encoded").asBoolean() ? Body.ofBase64(body) : Body.of(body);
    }

    private static Map.Entry<String, String> contentType(String type) {
        return Map.entry("Content-Type", type);
    }
}
