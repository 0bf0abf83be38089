package io.edgepurge.local.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.edgepurge.local.gateway.StaticPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The dashboard at {@code /}, from the folder that its build writes, looked up at each request. Where it was not built,
 * {@code /} says so.
 *
 * @param dist the folder; only {@code index.html}, {@code favicon.svg}, {@code licences.md} and the files right in
 *     {@code assets} are served
 * @param headers what the front door adds to every file of the page
 */
public record DashboardPages(Path dist, Map<String, String> headers) implements StaticPage.Lookup {
    /** No other place, and no file that hides: a path that says more is nobody's. */
    private static final Pattern ASSET_PATH =
            Pattern.compile("/(favicon\\.svg|licences\\.md|assets/[A-Za-z0-9_-][A-Za-z0-9._-]*)");

    private static final String INDEX = "index.html";

    /** A file of another content has another name. */
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private static final String REVALIDATE = "no-cache";

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2",
            "woff", "font/woff",
            "json", "application/json",
            "md", "text/markdown;charset=UTF-8");

    public DashboardPages {
        headers = Map.copyOf(headers);
    }

    /** Where the build of a project leaves it. */
    public static Path distOf(Path project) {
        return project.resolve("dashboard").resolve("dist");
    }

    /** Whether there is a page to show. */
    public boolean isBuilt() {
        return Files.isRegularFile(dist.resolve(INDEX));
    }

    @Override
    public Optional<StaticPage> find(String path) {
        if (path.equals("/")) {
            return file(INDEX).or(() -> Optional.of(notBuilt()));
        }
        return ASSET_PATH.matcher(path).matches() ? file(path.substring(1)) : Optional.empty();
    }

    private Optional<StaticPage> file(String name) {
        Path file = dist.resolve(name);
        try {
            return isWithin(file)
                    ? Optional.of(page(typeOf(name), cachingOf(name), Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A link may lead elsewhere. */
    private boolean isWithin(Path file) throws IOException {
        return Files.isRegularFile(file) && file.toRealPath().startsWith(dist.toRealPath());
    }

    private static String typeOf(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static String cachingOf(String name) {
        return name.startsWith("assets/") ? IMMUTABLE : REVALIDATE;
    }

    private StaticPage notBuilt() {
        String text = """
                Edge Purge runs here, but its dashboard was not built: that takes Node 20.19, 22.12 or newer, and npm.
                Install them and start anew. The API is under /v1; its description is at /docs/ and /openapi.yaml.
                """;
        return page("text/plain;charset=UTF-8", REVALIDATE, text.getBytes(UTF_8));
    }

    private StaticPage page(String contentType, String caching, byte[] content) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Cache-Control", caching);
        return new StaticPage(200, all, contentType, content);
    }
}
