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
 * Serves the dashboard at {@code /} from the folder that its build writes. Each request reads the folder. If the dashboard
 * has not been built, {@code /} explains how to build it.
 *
 * @param dist the folder; only {@code index.html}, {@code favicon.svg}, {@code licences.md} and the files directly in
 *     {@code assets} are served
 * @param headers the headers that CloudFront adds to every file of the dashboard
 */
public record DashboardPages(Path dist, Map<String, String> headers) implements StaticPage.Lookup {
    /** Paths that may be served. Subfolders and hidden files are excluded. */
    private static final Pattern ASSET_PATH =
            Pattern.compile("/(favicon\\.svg|licences\\.md|assets/[A-Za-z0-9_-][A-Za-z0-9._-]*)");

    private static final String INDEX = "index.html";

    /** Assets have a content hash in their names, so they never change. */
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

    /** Returns the output folder of the dashboard's build. */
    public static Path distOf(Path project) {
        return project.resolve("dashboard").resolve("dist");
    }

    /** Returns true if the dashboard has been built. */
    public boolean isBuilt() {
        return Files.isRegularFile(dist.resolve(INDEX));
    }

    @Override
    public Optional<StaticPage> find(String path) {
        if (path.equals("/")) {
            return file(INDEX).or(() -> Optional.of(notBuiltPage()));
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

    /** Checks that the file, after resolving symbolic links, is inside the folder. */
    private boolean isWithin(Path file) throws IOException {
        return Files.isRegularFile(file) && file.toRealPath().startsWith(dist.toRealPath());
    }

    private static String typeOf(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static String cachingOf(String name) {
        return name.startsWith("assets/") ? IMMUTABLE : REVALIDATE;
    }

    private StaticPage notBuiltPage() {
        String text = """
                Edge Purge is running, but its dashboard is not built. The build needs Node 20.19, 22.12 or newer, and npm.
                Install them and restart. The API is under /v1, and its reference is at /docs/ and /openapi.yaml.
                """;
        return page("text/plain;charset=UTF-8", REVALIDATE, text.getBytes(UTF_8));
    }

    private StaticPage page(String contentType, String caching, byte[] content) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Cache-Control", caching);
        return new StaticPage(200, all, contentType, content);
    }
}
