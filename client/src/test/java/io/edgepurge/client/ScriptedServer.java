package io.edgepurge.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Listens on a loopback port, writes down what it is asked and answers what the test wrote, in that order. */
final class ScriptedServer implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Answer> respond = new ArrayDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** What came. */
    record Received(String call, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }
    }

    private record Answer(int status, Map<String, String> headers, String body) {
        static final Answer NONE = new Answer(0, Map.of(), "");
        static final Answer HALF = new Answer(202, Map.of(), "{\"id\":");
    }

    ScriptedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    ScriptedServer respond(int status, String body, String... headers) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        respond.add(new Answer(status, map, body));
        return this;
    }

    /** Hangs up instead. */
    ScriptedServer hangUp() {
        respond.add(Answer.NONE);
        return this;
    }

    /** Sends the headers and the beginning of a body, and leaves the connection open without another byte. */
    ScriptedServer stall() {
        respond.add(Answer.HALF);
        return this;
    }

    List<Received> received() {
        return received;
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        received.add(received(exchange));
        Answer answer = respond.isEmpty() ? Answer.NONE : respond.poll();
        if (answer.equals(Answer.HALF)) {
            // open until the server stops
            write(exchange, answer, answer.body().length() + 1);
            return;
        }
        try (exchange) {
            if (!answer.equals(Answer.NONE)) {
                int length = answer.body().getBytes(StandardCharsets.UTF_8).length;
                write(exchange, answer, length == 0 ? -1 : length);
            }
        }
    }

    private static void write(HttpExchange exchange, Answer answer, int length) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(answer.status(), length);
        if (!answer.body().isEmpty()) {
            exchange.getResponseBody().write(answer.body().getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        }
    }

    private static Received received(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        return new Received(
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
