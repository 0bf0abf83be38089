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
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that returns the same response to every request, or none, and keeps the requests. */
final class ScriptedCloudFront implements AutoCloseable {
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final int status;
    private final String body;

    private ScriptedCloudFront(int status, String body) {
        this.status = status;
        this.body = body;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    static ScriptedCloudFront error(int status, String code, String message) {
        return new ScriptedCloudFront(
                status,
                "<ErrorResponse xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"><Error><Type>Sender</Type><Code>"
                        + code + "</Code><Message>" + message
                        + "</Message></Error><RequestId>1</RequestId></ErrorResponse>");
    }

    static ScriptedCloudFront invalidation(String id, String status) {
        return new ScriptedCloudFront(
                200,
                "<Invalidation xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"><Id>" + id + "</Id><Status>"
                        + status + "</Status><CreateTime>2101-11-21T12:00:00Z</CreateTime></Invalidation>");
    }

    /** Returns a server that lists invalidations on one page, each as an ID and a status. */
    static ScriptedCloudFront list(String... idsAndStatuses) {
        return page("<IsTruncated>false</IsTruncated>", idsAndStatuses);
    }

    /** Returns a server that lists invalidations on a page before others. */
    static ScriptedCloudFront firstPage(String nextMarker, String... idsAndStatuses) {
        return page("<IsTruncated>true</IsTruncated><NextMarker>" + nextMarker + "</NextMarker>", idsAndStatuses);
    }

    private static ScriptedCloudFront page(String truncation, String... idsAndStatuses) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < idsAndStatuses.length; i += 2) {
            items.append("<InvalidationSummary><Id>" + idsAndStatuses[i] + "</Id><CreateTime>2101-11-21T12:00:00Z"
                    + "</CreateTime><Status>" + idsAndStatuses[i + 1] + "</Status></InvalidationSummary>");
        }
        return new ScriptedCloudFront(
                200,
                "<InvalidationList xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"><Marker/><MaxItems>100"
                        + "</MaxItems>" + truncation + "<Quantity>" + idsAndStatuses.length / 2 + "</Quantity><Items>"
                        + items + "</Items></InvalidationList>");
    }

    /** Returns a server with a response of another service. */
    static ScriptedCloudFront json(int status, String body) {
        return new ScriptedCloudFront(status, body);
    }

    /** Returns a server with DynamoDB's response for a missing item. */
    static ScriptedCloudFront emptyJson() {
        return new ScriptedCloudFront(200, "{}");
    }

    /** Returns a server that closes each connection without a response. */
    static ScriptedCloudFront none() {
        return new ScriptedCloudFront(0, "");
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Map<String, String> variables() {
        return Map.of("AWS_ENDPOINT_URL_CLOUDFRONT", endpoint().toString());
    }

    /** Returns the request line and body of each request. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + "\n" + sent);
            if (status > 0) {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }
}
