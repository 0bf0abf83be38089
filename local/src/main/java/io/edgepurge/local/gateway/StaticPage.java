package io.edgepurge.local.gateway;

import java.util.Map;
import java.util.Optional;

/** A page for people that stands beside the routes on this machine; API Gateway has none. */
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

    /** Where pages are looked up. Safe for many threads. */
    @FunctionalInterface
    public interface Lookup {
        /** No pages at all. */
        Lookup EMPTY = path -> Optional.empty();

        /** @param path of the request, raw */
        Optional<StaticPage> find(String path);

        /** What is not here is looked up there. */
        default Lookup or(Lookup other) {
            return path -> find(path).or(() -> other.find(path));
        }
    }
}
