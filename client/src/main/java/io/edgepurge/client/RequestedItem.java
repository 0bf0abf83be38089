package io.edgepurge.client;

import java.util.Optional;

/**
 * A URL, cache tag or image as the caller requested it.
 *
 * @param index position in the request; tags follow the URLs, and images follow the tags
 * @param kind the list of the request that contains the item
 * @param endpoint the URL endpoint of a tag; empty for other items
 * @param value the URL, the tag or the image
 */
public record RequestedItem(int index, ItemKind kind, Optional<String> endpoint, String value) {
    static RequestedItem of(JsonFields json) {
        int index = json.number("index");
        if (json.has("image")) {
            return image(index, json.text("image"));
        }
        return json.optionalText("url")
                .map(url -> url(index, url))
                .orElseGet(
                        () -> new RequestedItem(index, ItemKind.TAG, json.optionalText("endpoint"), json.text("tag")));
    }

    static RequestedItem url(int index, String url) {
        return new RequestedItem(index, ItemKind.URL, Optional.empty(), url);
    }

    static RequestedItem tag(int index, CacheTag tag) {
        return new RequestedItem(index, ItemKind.TAG, Optional.of(tag.endpoint()), tag.tag());
    }

    static RequestedItem image(int index, String url) {
        return new RequestedItem(index, ItemKind.IMAGE, Optional.empty(), url);
    }

    /** Returns whether this item is a cache tag. */
    public boolean isTag() {
        return kind == ItemKind.TAG;
    }

    /** Returns this item without its position, to detect duplicates. */
    RequestedItem withoutIndex() {
        return new RequestedItem(0, kind, endpoint, value);
    }

    /** Returns whether both items are the same, regardless of their positions. */
    boolean isSameAs(RequestedItem other) {
        return withoutIndex().equals(other.withoutIndex());
    }
}
