package io.edgepurge.client;

import java.util.Optional;

/**
 * A URL or cache tag as the caller requested it.
 *
 * @param index position in the request; tags follow the URLs
 * @param endpoint the URL endpoint of a tag; empty for a URL
 * @param value the URL or the tag
 */
public record RequestedItem(int index, Optional<String> endpoint, String value) {
    static RequestedItem of(JsonFields json) {
        return new RequestedItem(
                json.number("index"),
                json.optionalText("endpoint"),
                json.optionalText("url").orElseGet(() -> json.text("tag")));
    }

    /** Returns whether this item is a cache tag. */
    public boolean isTag() {
        return endpoint.isPresent();
    }

    /** Returns whether both items have the same text, regardless of their positions. */
    boolean isSameAs(RequestedItem other) {
        return endpoint.equals(other.endpoint) && value.equals(other.value);
    }
}
