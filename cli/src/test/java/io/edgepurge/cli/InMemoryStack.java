package io.edgepurge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A fake EventBridge Scheduler with one schedule group. It stores the requests it receives. */
final class InMemoryStack implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, JsonNode> schedules = new TreeMap<>();
    boolean denyAccess;

    InMemoryStack() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/schedules", this::handle);
        server.start();
    }

    /** Returns an environment with all settings of an operator. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put(
                "AWS_ENDPOINT_URL_SCHEDULER",
                "http://127.0.0.1:" + server.getAddress().getPort());
        environment.put("AWS_REGION", "eu-central-1");
        environment.put("AWS_ACCESS_KEY_ID", "local");
        environment.put("AWS_SECRET_ACCESS_KEY", "local");
        environment.put("EDGEPURGE_SCHEDULE_GROUP", "purges");
        environment.put("EDGEPURGE_FUNCTION_ARN", "arn:function:live");
        environment.put("EDGEPURGE_SCHEDULE_ROLE_ARN", "arn:role");
        environment.put("EDGEPURGE_SCHEDULE_DEAD_LETTERS_ARN", "arn:dead");
        return environment;
    }

    /** Returns the request that created a schedule. */
    synchronized JsonNode sent(String name) {
        return schedules.getOrDefault(name, JSON.missingNode());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        if (denyAccess) {
            refuse(exchange, 403, "AccessDeniedException");
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "POST" -> create(exchange, name, body);
            case "PUT" -> replace(exchange, name, body);
            case "DELETE" -> delete(exchange, name);
            default -> send(exchange, 200, path.equals("/schedules") ? list() : found(name));
        }
    }

    private void create(HttpExchange exchange, String name, JsonNode body) throws IOException {
        if (schedules.putIfAbsent(name, body) == null) {
            send(exchange, 200, JSON.createObjectNode().put("ScheduleArn", "arn"));
        } else {
            refuse(exchange, 409, "ConflictException");
        }
    }

    private void replace(HttpExchange exchange, String name, JsonNode body) throws IOException {
        if (schedules.replace(name, body) == null) {
            refuse(exchange, 404, "ResourceNotFoundException");
        } else {
            send(exchange, 200, JSON.createObjectNode().put("ScheduleArn", "arn"));
        }
    }

    private void delete(HttpExchange exchange, String name) throws IOException {
        if (schedules.remove(name) == null) {
            refuse(exchange, 404, "ResourceNotFoundException");
        } else {
            send(exchange, 200, JSON.createObjectNode());
        }
    }

    private JsonNode list() {
        ObjectNode response = JSON.createObjectNode();
        ArrayNode list = response.putArray("Schedules");
        schedules.keySet().forEach(name -> list.addObject().put("Name", name));
        return response;
    }

    private JsonNode found(String name) {
        return ((ObjectNode) sent(name).deepCopy()).put("CreationDate", 1_764_581_400);
    }

    private static void refuse(HttpExchange exchange, int status, String type) throws IOException {
        exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
        send(exchange, status, JSON.createObjectNode().put("Message", "Scheduler says no."));
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
