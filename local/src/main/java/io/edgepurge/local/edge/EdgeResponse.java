package io.edgepurge.local.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Writes a viewer response with CloudFront's headers. */
final class EdgeResponse {
    /** No edge location has this name. */
    private static final String POP = "LOCAL1-C1";

    private static final String HIT = "Hit from cloudfront";
    private static final String MISS = "Miss from cloudfront";
    private static final String ERROR = "Error from cloudfront";

    /** Connection-specific headers, headers that this server writes, and headers that the edge replaces. */
    private static final Set<String> NOT_FORWARDED = Set.of(
            "connection", "keep-alive", "transfer-encoding", "content-length", "age", "via", "x-cache", "x-amz-cf-pop");

    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

    private final OutputStream out;
    private final boolean isHead;
    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private boolean keepsConnection;

    private EdgeResponse(OutputStream out, boolean isHead, boolean keepsConnection) {
        this.out = out;
        this.isHead = isHead;
        this.keepsConnection = keepsConnection;
    }

    static EdgeResponse to(ViewerRequest request, OutputStream out) {
        return new EdgeResponse(out, request.isHead(), request.allowsNext());
    }

    /** Returns a response to a request that cannot be read. */
    static EdgeResponse toMalformed(OutputStream out) {
        return new EdgeResponse(out, false, false);
    }

    /** Returns true if the connection can carry another response after this one. */
    boolean keepsConnection() {
        return keepsConnection;
    }

    void hit(ObjectCache.Hit hit) throws IOException {
        CachedObject.Content content = hit.object().content();
        setHeaders(HIT, content.headers());
        set("Age", Long.toString(hit.age().toSeconds()));
        send(200, content.body());
    }

    void miss(OriginResponse fetched) throws IOException {
        setHeaders(fetched.status() < 400 ? MISS : ERROR, fetched.headers());
        if (fetched.isWhole()) {
            send(fetched.status(), fetched.start());
        } else {
            stream(fetched);
        }
    }

    void error(int status, String message) throws IOException {
        set("X-Cache", ERROR);
        set("X-Amz-Cf-Pop", POP);
        set("Content-Type", "text/plain; charset=utf-8");
        send(status, (message + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void setHeaders(String xCache, HttpHeaders forwarded) {
        forwarded.map().forEach((name, values) -> {
            if (!NOT_FORWARDED.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, values);
            }
        });
        set("X-Cache", xCache);
        set("Via", "1.1 edge (CloudFront)");
        set("X-Amz-Cf-Pop", POP);
    }

    private void set(String name, String value) {
        headers.put(name, List.of(value));
    }

    private void send(int status, byte[] body) throws IOException {
        if (!WITHOUT_BODY.contains(status)) {
            set("Content-Length", Integer.toString(body.length));
        }
        sendHead(status);
        if (!isHead) {
            out.write(body);
        }
    }

    /** Forwards a response that is too large to cache. Without a length, the end of the connection ends the body. */
    private void stream(OriginResponse fetched) throws IOException {
        OptionalLong length = fetched.headers().firstValueAsLong("Content-Length");
        if (length.isPresent()) {
            set("Content-Length", Long.toString(length.getAsLong()));
        } else {
            keepsConnection = false;
        }
        sendHead(fetched.status());
        if (!isHead) {
            fetched.body().transferTo(out);
        }
    }

    private void sendHead(int status) throws IOException {
        if (!keepsConnection) {
            set("Connection", "close");
        }
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " \r\n");
        headers.forEach((name, values) -> values.forEach(
                value -> head.append(name).append(": ").append(value).append("\r\n")));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
