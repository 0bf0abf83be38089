package io.edgepurge.local.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.edgepurge.local.gateway.StaticPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Serves {@code /openapi.yaml}, and Swagger UI at {@code /docs/}. Only the files named here are served, and the pages load
 * nothing from other servers.
 *
 * @param document the OpenAPI document; each request reads it, so that an author can reload the page
 * @param endpoint the URL endpoint that replaces the one in the examples
 * @param key the private key that the page fills in
 */
public record ApiPages(Path document, String endpoint, String key) implements StaticPage.Lookup {
    /** The URL endpoint in the document's examples. The document says to replace it. */
    static final String EXAMPLE_ENDPOINT = "https://img.example/demo/";

    private static final Map<String, String> REVALIDATE = Map.of("Cache-Control", "no-cache");

    /** Swagger UI needs inline styles and data URLs for images. */
    private static final Map<String, String> SECURITY_HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            // start.js contains the key
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private static final String HTML = "text/html;charset=UTF-8";
    private static final String SCRIPT = "text/javascript;charset=UTF-8";

    @Override
    public Optional<StaticPage> find(String path) {
        return switch (path) {
            case "/openapi.yaml" -> openApi();
            case "/docs" -> Optional.of(new StaticPage(308, Map.of("Location", "/docs/"), HTML, new byte[0]));
            case "/docs/" -> Optional.of(page(HTML, Resources.ofThisPackage("index.html")));
            case "/docs/start.js" -> Optional.of(page(SCRIPT, script().getBytes(UTF_8)));
            case "/docs/swagger-ui-bundle.js" ->
                Optional.of(page(SCRIPT, Resources.ofSwaggerUi("swagger-ui-bundle.js")));
            case "/docs/swagger-ui.css" ->
                Optional.of(page("text/css;charset=UTF-8", Resources.ofSwaggerUi("swagger-ui.css")));
            case "/docs/favicon-32x32.png" ->
                Optional.of(page("image/png", Resources.ofSwaggerUi("favicon-32x32.png")));
            default -> Optional.empty();
        };
    }

    /** Returns an empty result if the document is missing. */
    private Optional<StaticPage> openApi() {
        try {
            String own = Files.readString(document).replace(EXAMPLE_ENDPOINT, endpoint);
            return Optional.of(page("application/yaml", own.getBytes(UTF_8)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String script() {
        return new String(Resources.ofThisPackage("start.js"), UTF_8).replace("{{key}}", key);
    }

    private static StaticPage page(String contentType, byte[] content) {
        Map<String, String> headers = new HashMap<>(SECURITY_HEADERS);
        headers.putAll(REVALIDATE);
        return new StaticPage(200, headers, contentType, content);
    }
}
