package io.edgepurge.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server that replays recorded responses of EventBridge Scheduler by request line, and keeps the
 * requests.
 */
final class RecordedScheduler implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /**
     * A recorded response.
     *
     * @param error Scheduler's name of the error; empty for a success
     */
    private record Answer(int status, String error, String body) {}

    RecordedScheduler() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    RecordedScheduler answering(String requestLine, String body) {
        answers.put(requestLine, new Answer(200, "", body));
        return this;
    }

    RecordedScheduler failing(String requestLine, int status, String error) {
        answers.put(requestLine, new Answer(status, error, "{\"Message\":\"Scheduler says no.\"}"));
        return this;
    }

    Map<String, String> variables() {
        return Map.of(
                "AWS_ENDPOINT_URL_SCHEDULER",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "AWS_REGION",
                "eu-central-1");
    }

    /** Returns each request as its request line, a line break, and its body. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String line = exchange.getRequestMethod() + " " + inOrder(exchange.getRequestURI());
            requests.add(line + "\n" + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Answer answer = answers.getOrDefault(line, new Answer(404, "ResourceNotFoundException", "{}"));
            if (answer.status() > 0) {
                send(exchange, answer);
            }
        }
    }

    /** Sorts the query parameters by name and removes the random client token. */
    private static String inOrder(URI uri) {
        String query = Stream.of(
                        Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1))
                .filter(pair -> !pair.startsWith("clientToken="))
                .sorted()
                .collect(Collectors.joining("&"));
        return uri.getRawPath() + (query.isEmpty() ? "" : "?" + query);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (!answer.error().isEmpty()) {
            exchange.getResponseHeaders().set("x-amzn-ErrorType", answer.error());
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
