package io.edgepurge.local.gateway;

import java.util.Map;
import java.util.Optional;

/** A static page that the local stack serves beside the routes. API Gateway has no such pages. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StaticPage(int status, Map<String, String> headers, String contentType, byte[] content) {
    public StaticPage {
        headers = Map.copyOf(headers);
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    /** Finds static pages by path. Thread-safe. */
    @FunctionalInterface
    public interface Lookup {
        /** Contains no pages. */
        Lookup EMPTY = path -> Optional.empty();

        /**
         * Finds a page.
         *
         * @param path the raw path of the request
         */
        Optional<StaticPage> find(String path);

        /** Returns a lookup that falls back to {@code other}. */
        default Lookup or(Lookup other) {
            return path -> find(path).or(() -> other.find(path));
        }
    }
}
