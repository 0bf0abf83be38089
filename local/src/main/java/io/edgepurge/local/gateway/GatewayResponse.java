package io.edgepurge.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.edgepurge.local.function.InvocationResult;
import io.edgepurge.local.function.InvocationResult.Failed;
import io.edgepurge.local.function.InvocationResult.Succeeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An HTTP response. Headers keep their order, and a name may occur more than once. */
record GatewayResponse(int status, List<Map.Entry<String, String>> headers, Body body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    GatewayResponse {
        headers = List.copyOf(headers);
    }

    /** Returns an error response of API Gateway itself. */
    static GatewayResponse error(int status, String message) {
        return new GatewayResponse(
                status, List.of(contentType("application/json")), Body.of("{\"message\":\"" + message + "\"}"));
    }

    static GatewayResponse ofPage(StaticPage page) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(page.headers().entrySet());
        headers.add(contentType(page.contentType()));
        return new GatewayResponse(page.status(), headers, new Body(page.content()));
    }

    static GatewayResponse ofResult(InvocationResult result) {
        return switch (result) {
            case Succeeded(String payload) -> ofPayload(payload);
            case Failed(String error) -> internalServerError();
        };
    }

    private static GatewayResponse ofPayload(String payload) {
        try {
            JsonNode response = JSON.readTree(payload);
            return response.has("statusCode") ? fullResponse(response) : bodyOnly(response);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return internalServerError();
        }
    }

    private static GatewayResponse internalServerError() {
        return error(500, "Internal Server Error");
    }

    /** Uses the whole payload as a JSON body if it has no {@code statusCode}. */
    private static GatewayResponse bodyOnly(JsonNode response) {
        String body = response.isTextual() ? response.textValue() : response.toString();
        return new GatewayResponse(OK, List.of(contentType("application/json")), Body.of(body));
    }

    private static GatewayResponse fullResponse(JsonNode response) {
        if (!response.path("statusCode").canConvertToInt()) {
            return internalServerError();
        }
        return new GatewayResponse(response.path("statusCode").intValue(), headersOf(response), bodyOf(response));
    }

    private static List<Map.Entry<String, String>> headersOf(JsonNode response) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        response.path("headers").forEachEntry((name, value) -> headers.add(Map.entry(name, value.asText())));
        response.path("cookies").forEach(cookie -> headers.add(Map.entry("Set-Cookie", cookie.asText())));
        if (headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase("content-type"))) {
            headers.add(contentType("text/plain;charset=UTF-8"));
        }
        return headers;
    }

    private static Body bodyOf(JsonNode response) {
        String body = response.path("body").asText("");
        return response.path("isBase64Encoded").asBoolean() ? Body.ofBase64(body) : Body.of(body);
    }

    private static Map.Entry<String, String> contentType(String type) {
        return Map.entry("Content-Type", type);
    }
}
