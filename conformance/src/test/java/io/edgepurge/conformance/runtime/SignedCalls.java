package io.edgepurge.conformance.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import io.edgepurge.local.http.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A proxy before an AWS emulator that keeps who signed each call. It refuses expired keys, which an emulator accepts. */
final class SignedCalls implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SIGNER = Pattern.compile("Credential=([^/]+)/");
    private static final Set<String> FORWARDED =
            Set.of("Accept", "Authorization", "Content-type", "X-amz-date", "X-amz-target", "X-amz-security-token");

    private final List<SignedCall> calls = new CopyOnWriteArrayList<>();
    private final Set<String> expired = ConcurrentHashMap.newKeySet();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI emulator;
    private volatile LoopbackServer server;

    SignedCalls(URI emulator) {
        this.emulator = emulator;
        this.server = start(0);
    }

    private LoopbackServer start(int port) {
        try {
            return LoopbackServer.start(port, this::answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A call of AWS.
     *
     * @param action the operation, such as {@code GetItem}; the path for services with a REST API
     */
    record SignedCall(String signer, String action) {}

    URI uri() {
        return server.uri();
    }

    List<SignedCall> calls() {
        return List.copyOf(calls);
    }

    /** Closes all connections, as AWS does long before a snapshot is restored. */
    void closeConnections() {
        int port = server.uri().getPort();
        server.close();
        server = start(port);
    }

    void expire(String key) {
        expired.add(key);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        SignedCall call = callOf(exchange);
        calls.add(call);
        if (expired.contains(call.signer())) {
            byte[] error =
                    "{\"__type\":\"com.amazon.coral.service#ExpiredTokenException\"}".getBytes(StandardCharsets.UTF_8);
            send(exchange, 400, "application/x-amz-json-1.0", error);
        } else {
            forward(exchange, body);
        }
    }

    private static SignedCall callOf(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        Matcher signer = SIGNER.matcher(
                Optional.ofNullable(headers.getFirst("Authorization")).orElse(""));
        String target = Optional.ofNullable(headers.getFirst("X-Amz-Target"))
                .orElse(exchange.getRequestURI().getPath());
        return new SignedCall(
                signer.find() ? signer.group(1) : "nobody", target.substring(target.lastIndexOf('.') + 1));
    }

    private void forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder onward = HttpRequest.newBuilder(
                        URI.create(emulator + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (FORWARDED.contains(name)) {
                onward.header(name, values.getFirst());
            }
        });
        try {
            HttpResponse<byte[]> answer = http.send(onward.build(), BodyHandlers.ofByteArray());
            send(
                    exchange,
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse("text/plain"),
                    asAwsAnswers(answer.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Removes the consumed capacity, which an emulator always adds, and DynamoDB only on request. */
    private static byte[] asAwsAnswers(byte[] body) throws IOException {
        if (body.length == 0 || body[0] != '{') {
            return body;
        }
        ObjectNode json = (ObjectNode) JSON.readTree(body);
        return json.has("ConsumedCapacity") ? JSON.writeValueAsBytes(json.without("ConsumedCapacity")) : body;
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.close();
        http.shutdownNow();
    }
}
