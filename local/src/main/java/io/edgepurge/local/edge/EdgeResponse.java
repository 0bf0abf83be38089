package io.edgepurge.local.edge;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Writes a viewer response with CloudFront's headers. */
final class EdgeResponse {
    private static final String HIT = "Hit from cloudfront";
    private static final String MISS = "Miss from cloudfront";
    private static final String ERROR = "Error from cloudfront";

    /** Connection-specific headers, headers that this server writes, and headers that the edge replaces. */
    private static final Set<String> NOT_FORWARDED =
            Set.of("connection", "keep-alive", "transfer-encoding", "content-length", "date", "age", "via", "x-cache");

    private static final int NO_BODY = -1;
    private static final int LENGTH_UNKNOWN = 0;

    private final HttpExchange exchange;

    EdgeResponse(HttpExchange exchange) {
        this.exchange = exchange;
    }

    void hit(ObjectCache.Hit hit) throws IOException {
        CachedObject.Content content = hit.object().content();
        writeHeaders(HIT, content.headers());
        exchange.getResponseHeaders().set("Age", Long.toString(hit.age().toSeconds()));
        send(200, content.body());
    }

    void miss(OriginResponse fetched) throws IOException {
        writeHeaders(fetched.status() < 400 ? MISS : ERROR, fetched.headers());
        if (fetched.isWhole()) {
            send(fetched.status(), fetched.start());
        } else {
            stream(fetched);
        }
    }

    void error(int status, String message) throws IOException {
        exchange.getResponseHeaders().set("X-Cache", ERROR);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        send(status, (message + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void writeHeaders(String xCache, HttpHeaders forwarded) {
        Headers headers = exchange.getResponseHeaders();
        forwarded.map().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, List.copyOf(values));
            }
        });
        headers.set("X-Cache", xCache);
        headers.set("Via", "1.1 edge (CloudFront)");
    }

    private void send(int status, byte[] body) throws IOException {
        if (isHead()) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        }
        if (isHead() || body.length == 0) {
            exchange.sendResponseHeaders(status, NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private void stream(OriginResponse fetched) throws IOException {
        if (isHead()) {
            exchange.sendResponseHeaders(fetched.status(), NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(fetched.status(), LENGTH_UNKNOWN);
        try (OutputStream out = exchange.getResponseBody()) {
            fetched.body().transferTo(out);
        }
    }

    private boolean isHead() {
        return exchange.getRequestMethod().equals("HEAD");
    }
}
