package io.edgepurge.client;

import java.util.Optional;

/**
 * One item as it was asked for.
 *
 * @param index where it stands in the request; tags follow the URLs
 * @param endpoint the URL endpoint of a tag; a URL has none
 * @param asked the URL, or the tag
 */
public record RequestedItem(int index, Optional<String> endpoint, String asked) {
    static RequestedItem of(JsonFields json) {
        return new RequestedItem(
                json.number("index"),
                json.optionalText("endpoint"),
                json.optionalText("url").orElseGet(() -> json.text("tag")));
    }

    /** Whether it is a cache tag. */
    public boolean isTag() {
        return endpoint.isPresent();
    }

    /** Whether both ask for the same, in the same letters. */
    boolean isSameAs(RequestedItem other) {
        return endpoint.equals(other.endpoint) && asked.equals(other.asked);
    }
}
