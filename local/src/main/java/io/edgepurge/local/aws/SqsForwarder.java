package io.edgepurge.local.aws;

import com.sun.net.httpserver.HttpExchange;
import io.edgepurge.local.http.LoopbackServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Forwards requests of programs to ElasticMQ, and refuses requests of web pages. ElasticMQ itself accepts every request, so it listens
 * on another port.
 */
final class SqsForwarder implements AutoCloseable {
    /** Headers that the client sets itself, and headers of a single connection. */
    private static final Set<String> NOT_FORWARDED =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding", "http2-settings");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final CompletableFuture<URI> elasticMq = new CompletableFuture<>();
    private final LoopbackServer server;

    private SqsForwarder(int port) throws IOException {
        server = LoopbackServer.start(port, this::forward);
    }

    /** Starts listening; port 0 selects a free one. Requests wait until ElasticMQ is known. */
    static SqsForwarder start(int port) {
        try {
            return new SqsForwarder(port);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    /** Returns the URL for clients. */
    URI uri() {
        return server.uri();
    }

    /** Sets where ElasticMQ listens. */
    void forwardTo(URI server) {
        elasticMq.complete(server);
    }

    private void forward(HttpExchange exchange) throws IOException {
        URI target = URI.create(elasticMq.join() + exchange.getRequestURI().toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .method(
                        exchange.getRequestMethod(),
                        BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isForwarded(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        respond(exchange, send(request.build()));
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server is closing");
        }
    }

    private static void respond(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (isForwarded(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
        exchange.getResponseBody().write(response.body());
    }

    private static boolean isForwarded(String header) {
        return !NOT_FORWARDED.contains(header.toLowerCase(Locale.ROOT));
    }

    /** Stops immediately. Requests in progress are cut off. */
    @Override
    public void close() {
        server.close();
        http.shutdownNow();
    }
}
