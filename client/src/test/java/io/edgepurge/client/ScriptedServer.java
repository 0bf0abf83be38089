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

/** An HTTP server on a loopback port that records requests and returns scripted responses in order. */
final class ScriptedServer implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Response> responses = new ArrayDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** A received request. */
    record Received(String call, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }
    }

    private record Response(int status, Map<String, String> headers, String body) {
        static final Response NONE = new Response(0, Map.of(), "");
        static final Response HALF = new Response(202, Map.of(), "{\"id\":");
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
        responses.add(new Response(status, map, body));
        return this;
    }

    /** Scripts a response that closes the connection. */
    ScriptedServer hangUp() {
        responses.add(Response.NONE);
        return this;
    }

    /** Scripts a response that stalls after the beginning of the body and keeps the connection open. */
    ScriptedServer stall() {
        responses.add(Response.HALF);
        return this;
    }

    List<Received> received() {
        return received;
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        received.add(received(exchange));
        Response response = responses.isEmpty() ? Response.NONE : responses.poll();
        if (response.equals(Response.HALF)) {
            // stays open until the server stops
            write(exchange, response, response.body().length() + 1);
            return;
        }
        try (exchange) {
            if (!response.equals(Response.NONE)) {
                int length = response.body().getBytes(StandardCharsets.UTF_8).length;
                write(exchange, response, length == 0 ? -1 : length);
            }
        }
    }

    private static void write(HttpExchange exchange, Response response, int length) throws IOException {
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(response.status(), length);
        if (!response.body().isEmpty()) {
            exchange.getResponseBody().write(response.body().getBytes(StandardCharsets.UTF_8));
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
