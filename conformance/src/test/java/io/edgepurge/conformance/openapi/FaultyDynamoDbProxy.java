package io.edgepurge.conformance.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.edgepurge.conformance.openapi.TestRequest.Fault;
import io.edgepurge.local.http.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** A proxy in front of DynamoDB that responds instead of it while a fault is set. */
final class FaultyDynamoDbProxy implements AutoCloseable {
    private static final List<String> FORWARDED =
            List.of("Content-Type", "X-Amz-Target", "Authorization", "X-Amz-Date", "X-Amz-Content-Sha256");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI real;
    private final LoopbackServer server;
    private volatile Fault fault = Fault.NONE;

    FaultyDynamoDbProxy(URI real) {
        this.real = real;
        try {
            this.server = LoopbackServer.start(0, this::answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return server.uri();
    }

    void set(Fault next) {
        fault = next;
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        switch (fault) {
            case NO_RECORDS -> send(exchange, 400, error("AccessDeniedException"));
            case FAILING_RECORDS -> send(exchange, 500, error("InternalServerError"));
            case STRANGE_RECORDS -> send(exchange, 200, strangeItem());
            case CONFLICTS -> {
                if (target.endsWith("TransactWriteItems")) {
                    send(
                            exchange,
                            400,
                            conflict(
                                    JSON.readTree(request).path("TransactItems").size()));
                } else {
                    forward(exchange, request);
                }
            }
            case NONE, NO_SCHEDULER, BROKEN_FUNCTION -> forward(exchange, request);
        }
    }

    private void forward(HttpExchange exchange, byte[] request) throws IOException {
        HttpRequest.Builder onward = HttpRequest.newBuilder(real).POST(BodyPublishers.ofByteArray(request));
        FORWARDED.forEach(name -> {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                onward.header(name, value);
            }
        });
        try {
            HttpResponse<byte[]> answer = http.send(onward.build(), BodyHandlers.ofByteArray());
            send(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static byte[] strangeItem() throws IOException {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("Item").putObject("pk").put("S", "unexpected item");
        return JSON.writeValueAsBytes(answer);
    }

    private static byte[] conflict(int items) throws IOException {
        ObjectNode error = errorNode("TransactionCanceledException");
        ArrayNode reasons = error.putArray("CancellationReasons");
        reasons.addObject().put("Code", "TransactionConflict");
        for (int i = 1; i < items; i++) {
            reasons.addObject().put("Code", "None");
        }
        return JSON.writeValueAsBytes(error);
    }

    private static byte[] error(String type) throws IOException {
        return JSON.writeValueAsBytes(errorNode(type));
    }

    private static ObjectNode errorNode(String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("__type", "com.amazonaws.dynamodb.v20120810#" + type)
                .put("message", "made up");
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.close();
        http.shutdownNow();
    }
}
