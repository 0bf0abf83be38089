package io.edgepurge.local.scheduler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The REST-JSON protocol of EventBridge Scheduler. Signatures are not verified, so any credentials are accepted. */
final class SchedulerHandler implements HttpHandler {
    private static final String SCHEDULES = "/schedules";
    private static final int OK = 200;

    private final ObjectMapper json = new ObjectMapper();
    private final SchedulerApi api;

    SchedulerHandler(SchedulerApi api) {
        this.api = api;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            send(exchange, OK, respond(exchange));
        } catch (SchedulerException e) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", e.type());
            send(exchange, e.status(), JsonNodeFactory.instance.objectNode().put("Message", e.getMessage()));
        }
    }

    private JsonNode respond(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> query = queryOf(exchange.getRequestURI());
        if (path.equals(SCHEDULES) && exchange.getRequestMethod().equals("GET")) {
            return api.list(query);
        }
        if (!path.startsWith(SCHEDULES + "/")) {
            throw SchedulerException.invalid("The local stack supports only schedules.");
        }
        String name = path.substring(SCHEDULES.length() + 1);
        Optional<String> group = Optional.ofNullable(query.get("groupName"));
        return switch (exchange.getRequestMethod()) {
            case "POST" -> api.create(name, bodyOf(exchange));
            case "PUT" -> api.update(name, bodyOf(exchange));
            case "GET" -> api.get(name, group);
            case "DELETE" -> api.delete(name, group);
            default -> throw SchedulerException.invalid("No operation has this method.");
        };
    }

    private JsonNode bodyOf(HttpExchange exchange) throws IOException {
        try {
            JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            // Reported below.
        }
        throw SchedulerException.invalid("The body is not a JSON object.");
    }

    private static Map<String, String> queryOf(URI uri) {
        Map<String, String> query = new HashMap<>();
        Optional.ofNullable(uri.getRawQuery()).stream()
                .flatMap(raw -> Arrays.stream(raw.split("&", -1)))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> query.put(decode(pair[0]), pair.length > 1 ? decode(pair[1]) : ""));
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private void send(HttpExchange exchange, int status, JsonNode response) throws IOException {
        byte[] body = json.writeValueAsBytes(response);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
