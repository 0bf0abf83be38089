package io.edgepurge.cli;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** An HTTP API that records calls and returns scripted responses in order; it repeats the last one. */
final class ScriptedApi implements AutoCloseable {
    private final HttpServer server;
    private final Deque<Response> responses = new ArrayDeque<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    private record Response(int status, String body) {
        static final Response NONE = new Response(0, "");
    }

    ScriptedApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.start();
    }

    Map<String, String> environment() {
        return Map.of("EDGEPURGE_URL", uri().toString(), "EDGEPURGE_KEY", "private_1", "HOME", "/nonexistent");
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized ScriptedApi respond(int status, String body) {
        responses.add(new Response(status, body));
        return this;
    }

    /** Removes the scripted responses. */
    synchronized ScriptedApi clear() {
        responses.clear();
        return this;
    }

    /** Scripts a response that never arrives. */
    synchronized ScriptedApi hang() {
        responses.add(Response.NONE);
        return this;
    }

    /** Returns the method, path, idempotency key and body of each call. */
    List<String> calls() {
        return calls;
    }

    /** Waits until this many calls have arrived; fails after a minute. */
    synchronized void waitForCalls(int number) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (calls.size() < number) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("only these calls arrived within a minute: " + calls);
            }
            wait(left);
        }
    }

    private synchronized void take(HttpExchange exchange) throws IOException {
        calls.add("%s %s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                                .orElse("-"),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        notifyAll();
        Response response = responses.size() > 1 ? responses.removeFirst() : responses.getFirst();
        if (response.equals(Response.NONE)) {
            return; // the exchange stays open until the server stops
        }
        try (exchange) {
            byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static String purge(String id, String status) {
        return """
                {"id":"%s","status":"%s","acceptedAt":"2026-11-25T12:00:00.123Z","source":"api","key":"k1",
                 "items":[{"index":0,"url":"https://a.example/1.jpg","status":"%s","since":"2026-11-25T12:00:00Z"
                 %s}],"duplicates":[],"quota":%s}
                """.formatted(
                        id,
                        status,
                        status,
                        status.equals("failed")
                                ? ",\"submittedAt\":\"2026-11-25T12:00:02Z\",\"reason\":\"CloudFront rejected the path.\""
                                : "",
                        quota());
    }

    static String quota() {
        return "{\"limit\":1000,\"left\":999,\"resetsAt\":\"2026-12-01T00:00:00Z\"}";
    }

    static String problem(String type, int status, String more) {
        return """
                {"type":"/problems/%s","title":"T","status":%d,"detail":"The detail."%s}""".formatted(type, status, more);
    }

    static String preview(String violations) {
        return """
                {"acceptable":true,"items":[{"index":0,"url":"https://a.example/1.jpg","path":"/1.jpg"}],"duplicates":[],
                 "violations":[%s],"invalidations":[{"distribution":"E1","paths":["/1.jpg"]}],"pathsBilled":1,
                 "dollarsAtMost":0.005,"units":1,
                 "quota":{"limit":1000,"left":999,"resetsAt":"2026-12-01T00:00:00Z","leftAfter":998}}
                """.formatted(violations);
    }
}
