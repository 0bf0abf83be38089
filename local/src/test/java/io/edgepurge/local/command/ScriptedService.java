package io.edgepurge.local.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API and edge cache for the demo, with a purge that passes through a list of statuses. */
final class ScriptedService implements AutoCloseable {
    private final HttpServer server;
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final Deque<String> statuses = new ArrayDeque<>(List.of("queued", "submitted", "completed"));
    private boolean purgesReachTheEdge = true;
    private boolean refusesWildcards = true;
    private final Set<String> cached = new HashSet<>();

    ScriptedService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/demo/", this::fetch);
        server.createContext("/v1/purges", this::purge);
        server.createContext("/v1/purges/", this::status);
        server.createContext("/v1/quota", ScriptedService::quota);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    synchronized void statuses(String... all) {
        statuses.clear();
        statuses.addAll(List.of(all));
    }

    synchronized void purgesReachTheEdge(boolean reach) {
        purgesReachTheEdge = reach;
    }

    synchronized void refusesWildcards(boolean refuses) {
        refusesWildcards = refuses;
    }

    private synchronized void fetch(HttpExchange exchange) throws IOException {
        boolean miss = cached.add(exchange.getRequestURI().toString());
        exchange.getResponseHeaders().set("X-Cache", miss ? "Miss from cloudfront" : "Hit from cloudfront");
        response(exchange, 200, "image");
    }

    private synchronized void purge(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (body.contains("*") && refusesWildcards) {
            response(exchange, 400, """
                    {"violations":[{"index":0,"rule":"wildcard-too-wide","detail":"covers too much"}]}
                    """);
        } else {
            exchange.getResponseHeaders().set("Location", "/v1/purges/p1");
            response(exchange, 202, "{\"id\":\"p1\",\"status\":\"queued\"}");
        }
    }

    private synchronized void status(HttpExchange exchange) throws IOException {
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        String status = statuses.size() > 1 ? statuses.remove() : statuses.element();
        if (status.equals("completed") && purgesReachTheEdge) {
            cached.clear();
        }
        response(exchange, 200, """
                {"id":"p1","status":"%s"}
                """.formatted(status));
    }

    private static void quota(HttpExchange exchange) throws IOException {
        response(exchange, 200, """
                {"limit":1000,"left":999,"resetsAt":"2026-02-01T00:00:00Z"}
                """);
    }

    private static void response(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
