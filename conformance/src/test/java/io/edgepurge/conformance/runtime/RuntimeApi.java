package io.edgepurge.conformance.runtime;

import com.sun.net.httpserver.HttpExchange;
import io.edgepurge.local.http.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lambda's Runtime API for one execution environment, with the calls of SnapStart.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Runtime API</a>
 */
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final Duration DEADLINE = Duration.ofSeconds(90);
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final AtomicInteger count = new AtomicInteger();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Result>> results = new ConcurrentHashMap<>();
    private final CompletableFuture<String> started = new CompletableFuture<>();
    private final CompletableFuture<String> checkpoint = new CompletableFuture<>();
    private final CompletableFuture<String> restored = new CompletableFuture<>();
    private final LoopbackServer server;

    RuntimeApi() {
        try {
            this.server = LoopbackServer.start(0, this::answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The outcome of an invocation.
     *
     * @param succeeded false if the handler threw an exception, which the body describes
     */
    record Result(String requestId, boolean succeeded, String body) {}

    private record Event(String requestId, String traceHeader, String body) {}

    /** Returns the value of {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return server.uri().getAuthority();
    }

    /** Completes when the function waits for its first event; completes exceptionally if it fails to start or to restore. */
    CompletableFuture<String> started() {
        return started;
    }

    /** Completes when the function is ready for the snapshot; completes exceptionally if it fails to start. */
    CompletableFuture<String> checkpoint() {
        return checkpoint;
    }

    /** Continues the function as if its snapshot was restored. */
    void restore() {
        boolean _ = restored.complete("");
    }

    /** Sends an event. Each event has a trace header of its own. */
    CompletableFuture<Result> invoke(String body) {
        String id = "00000000-0000-0000-0000-%012d".formatted(count.incrementAndGet());
        CompletableFuture<Result> result = new CompletableFuture<>();
        results.put(id, result);
        events.add(new Event(id, "Root=" + traceId(id) + ";Parent=53995c3f42cd8ad8;Sampled=1", body));
        return result;
    }

    /** Returns the ID in the trace header of an invocation. */
    static String traceId(String requestId) {
        return "1-5759e988-" + requestId.replace("-", "").substring(8);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String[] path =
                exchange.getRequestURI().getPath().substring(ROOT.length()).split("/", -1);
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (String.join("/", path[0], path[path.length - 1])) {
            case "invocation/next" -> sendNext(exchange);
            case "invocation/response" -> settle(exchange, new Result(path[1], true, body));
            case "invocation/error" -> settle(exchange, new Result(path[1], false, body));
            case "restore/next" -> {
                boolean _ = checkpoint.complete("");
                String _ = restored.join();
                exchange.sendResponseHeaders(OK, -1);
            }
            case "init/error", "restore/error" -> {
                IllegalStateException failure = new IllegalStateException(String.join("/", path) + ": " + body);
                boolean _ = checkpoint.completeExceptionally(failure);
                boolean _ = started.completeExceptionally(failure);
                exchange.sendResponseHeaders(ACCEPTED, -1);
            }
            default -> throw new IllegalStateException("unexpected call of " + exchange.getRequestURI());
        }
    }

    private void sendNext(HttpExchange exchange) throws IOException {
        boolean _ = started.complete("");
        try {
            Event event = events.take();
            byte[] bytes = event.body().getBytes(StandardCharsets.UTF_8);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("Lambda-Runtime-Aws-Request-Id", event.requestId());
            headers.set("Lambda-Runtime-Trace-Id", event.traceHeader());
            headers.set(
                    "Lambda-Runtime-Deadline-Ms",
                    String.valueOf(Instant.now().plus(DEADLINE).toEpochMilli()));
            headers.set(
                    "Lambda-Runtime-Invoked-Function-Arn",
                    "arn:aws:lambda:eu-central-1:123456789012:function:edgepurge-function:live");
            exchange.sendResponseHeaders(OK, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle(HttpExchange exchange, Result result) throws IOException {
        exchange.sendResponseHeaders(ACCEPTED, -1);
        results.computeIfPresent(result.requestId(), (id, waiting) -> {
            boolean _ = waiting.complete(result);
            return waiting;
        });
    }

    @Override
    public void close() {
        server.close();
    }
}
