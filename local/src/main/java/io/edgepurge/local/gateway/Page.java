package io.edgepurge.local.gateway;

import java.util.Map;
import java.util.Optional;

/** A page for people that stands beside the routes on this machine; API Gateway has none. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Page(int status, Map<String, String> headers, String contentType, byte[] content) {
    public Page {
        headers = Map.copyOf(headers);
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    /** Where pages are looked up. Safe for many threads. */
    @FunctionalInterface
    public interface Shelf {
        /** No pages at all. */
        Shelf EMPTY = path -> Optional.empty();

        /** @param path of the request, raw */
        Optional<Page> at(String path);

        /** What is not here is looked up there. */
        default Shelf or(Shelf other) {
            return path -> at(path).or(() -> other.at(path));
        }
    }
}
