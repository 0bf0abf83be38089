package io.edgepurge.local.edge;

import com.sun.net.httpserver.HttpExchange;
import io.edgepurge.local.http.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An origin with the bodies {@code 1}, {@code 2} and so on, and a configurable status and headers. */
final class ScriptedOrigin implements AutoCloseable {
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstRequest = new CountDownLatch(1);
    private final LoopbackServer server;
    private volatile int status = 200;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile int paddingBytes;

    ScriptedOrigin() {
        try {
            server = LoopbackServer.start(0, this::response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return server.uri();
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    void header(String name, String value) {
        headers.put(name, value);
    }

    void status(int other) {
        status = other;
    }

    void padding(int bytes) {
        paddingBytes = bytes;
    }

    /** Holds back responses until the gate opens. */
    void holdResponses() {
        gate = new CountDownLatch(1);
    }

    void sendResponses() {
        gate.countDown();
    }

    void awaitRequest() throws InterruptedException {
        firstRequest.await();
    }

    @Override
    public void close() {
        server.close();
    }

    private void response(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().toString());
        byte[] body = (requests.size() + " ".repeat(paddingBytes)).getBytes(StandardCharsets.UTF_8);
        firstRequest.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            return;
        }
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
