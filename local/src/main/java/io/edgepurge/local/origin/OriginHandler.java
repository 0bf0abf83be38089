package io.edgepurge.local.origin;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serves images for GET and HEAD, and publishes new versions for POST. */
final class OriginHandler implements HttpHandler {
    /** The origin has no files of these types, so requests for them return 404. */
    private static final Pattern NOT_AN_IMAGE = Pattern.compile(".*\\.(?:txt|html?|css|js|json|xml)");

    private static final Pattern EXTENSION = Pattern.compile("\\.(jpe?g|png|gif)$");

    private static final Map<String, String> TYPES =
            Map.of("jpg", "image/jpeg", "jpeg", "image/jpeg", "png", "image/png", "gif", "image/gif");

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7">RFC 9110</a> */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final int NO_BODY = -1;

    private final VersionedObjects objects;
    private final Optional<String> tagHeader;

    OriginHandler(VersionedObjects objects, Optional<String> tagHeader) {
        this.objects = objects;
        this.tagHeader = tagHeader;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Image image = Image.at(OriginalPath.of(exchange.getRequestURI().getRawPath()));
        if (image.name().isEmpty() || NOT_AN_IMAGE.matcher(image.name()).matches()) {
            exchange.sendResponseHeaders(404, NO_BODY);
            return;
        }
        switch (exchange.getRequestMethod()) {
            case "GET", "HEAD" -> sendImage(exchange, image);
            case "POST" -> publish(exchange);
            default -> exchange.sendResponseHeaders(405, NO_BODY);
        }
    }

    private void publish(HttpExchange exchange) throws IOException {
        objects.publish(exchange.getRequestURI().toString());
        exchange.sendResponseHeaders(204, NO_BODY);
    }

    private void sendImage(HttpExchange exchange, Image image) throws IOException {
        String target = exchange.getRequestURI().toString();
        VersionedObjects.Version version = objects.of(target);
        String extension = extensionOf(image.name());
        byte[] body = ImageRenderer.render(extension, target.hashCode() * 31L + version.number());

        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream"));
        headers.set("ETag", "\"%08x-%d\"".formatted(target.hashCode(), version.number()));
        headers.set("Last-Modified", httpDate(version));
        tagHeader.ifPresent(name -> headers.set(name, image.tags()));
        send(exchange, body);
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(200, NO_BODY);
        } else {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Returns the format of the image; files of other types, such as WebP, are PNG images as well. */
    private static String extensionOf(String name) {
        Matcher known = EXTENSION.matcher(name);
        return known.find() ? known.group(1) : "png";
    }

    private static String httpDate(VersionedObjects.Version version) {
        return HTTP_DATE.format(version.publishedAt());
    }

    /**
     * The place of an image.
     *
     * @param folder the nearest folder with a name, or empty
     * @param name the text after the last slash
     * @param key the path below the first folder, which is the account's folder
     */
    private record Image(String folder, String name, String key) {
        static Image at(String path) {
            List<String> segments = List.of(path.split("/", -1));
            String folder = segments.subList(0, segments.size() - 1).reversed().stream()
                    .filter(segment -> !segment.isEmpty())
                    .findFirst()
                    .orElse("");
            String key = String.join("/", segments.subList(Math.min(2, segments.size() - 1), segments.size()));
            return new Image(folder, segments.getLast(), key);
        }

        String tags() {
            return "file:" + name + (folder.isEmpty() ? "" : ", folder:" + folder) + ", " + ImageTag.of(key);
        }
    }
}
