package io.edgepurge.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

/** A proxy before DynamoDB Local that answers the first updates with status 500 and executes them later, in any order. */
final class LateDynamoDb implements AutoCloseable {
    /** Headers that the client sets itself. */
    private static final Set<String> NOT_FORWARDED =
            Set.of("host", "connection", "content-length", "expect", "upgrade");

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI real;
    private final int late;
    private final List<Callable<HttpResponse<byte[]>>> held = new ArrayList<>();

    /** @param late the number of updates that are executed late */
    LateDynamoDb(URI real, int late) {
        this.real = real;
        this.late = late;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Executes the updates that were answered with status 500. Returns the status codes. */
    List<Integer> executeLate() {
        return held.stream()
                .map(request -> {
                    try {
                        return request.call().statusCode();
                    } catch (Exception e) {
                        throw new IllegalStateException("DynamoDB Local does not respond", e);
                    }
                })
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(real).POST(BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.stream()
                        .filter(value -> !NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT)))
                        .forEach(value -> request.header(name, value)));
        Callable<HttpResponse<byte[]>> call = () -> http.send(request.build(), BodyHandlers.ofByteArray());
        try (exchange) {
            if (held.size() < late
                    && exchange.getRequestHeaders().getFirst("X-Amz-Target").endsWith(".UpdateItem")) {
                held.add(call);
                exchange.sendResponseHeaders(500, -1);
            } else {
                forward(call, exchange);
            }
        }
    }

    private static void forward(Callable<HttpResponse<byte[]>> call, HttpExchange exchange) throws IOException {
        try {
            HttpResponse<byte[]> response = call.call();
            exchange.sendResponseHeaders(response.statusCode(), response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
