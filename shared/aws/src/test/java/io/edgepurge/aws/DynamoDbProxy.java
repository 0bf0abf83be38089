package io.edgepurge.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.edgepurge.aws.CapacityMeter.Forward;
import io.edgepurge.aws.CapacityMeter.Response;
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
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A proxy between the SDK and DynamoDB Local that lets a test observe, replace or delay each request. */
final class DynamoDbProxy implements AutoCloseable {
    /** Headers that the client sets itself. */
    private static final Set<String> NOT_FORWARDED =
            Set.of("host", "connection", "content-length", "expect", "upgrade");

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI real;
    private final Filter filter;

    DynamoDbProxy(URI real, Filter filter) {
        this.real = real;
        this.filter = filter;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** Returns the variables of a function that uses a table through this proxy. */
    Map<String, String> variables(String table) {
        return Map.of(
                "PURGE_TABLE",
                table,
                "AWS_ENDPOINT_URL_DYNAMODB",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "AWS_REGION",
                "eu-central-1",
                "AWS_ACCESS_KEY_ID",
                "local",
                "AWS_SECRET_ACCESS_KEY",
                "local");
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(real).POST(BodyPublishers.ofString(body));
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.stream()
                        .filter(value -> !NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT)))
                        .forEach(value -> request.header(name, value)));
        String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceFirst(".*\\.", "");
        try (exchange) {
            Response response = filter.handle(operation, body, () -> send(request.build()));
            byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Response send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return new Response(response.statusCode(), response.body());
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }

    /** Decides what becomes of a request. */
    interface Filter {
        /** @param operation the name of the operation in the DynamoDB API */
        Response handle(String operation, String request, Forward forward) throws IOException, InterruptedException;
    }
}
