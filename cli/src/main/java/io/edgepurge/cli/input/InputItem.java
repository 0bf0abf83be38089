package io.edgepurge.cli.input;

import io.edgepurge.cli.run.Printable;
import io.edgepurge.client.CacheTag;
import io.edgepurge.client.ItemKind;
import java.util.Optional;

/**
 * A URL, cache tag or image to purge.
 *
 * @param origin the file and line of the item, such as {@code urls.txt:3}, and the name that the URL was built from; empty for a
 *     URL that is an argument
 * @param kind what the value is
 * @param endpoint the URL endpoint of a tag; empty for other items
 * @param value the URL, the tag or the image
 */
public record InputItem(String origin, ItemKind kind, Optional<String> endpoint, String value) {
    /** Returns a URL. */
    public static InputItem url(String origin, String url) {
        return new InputItem(origin, ItemKind.URL, Optional.empty(), url);
    }

    /** Returns a cache tag. */
    public static InputItem tag(CacheTag tag) {
        return new InputItem("", ItemKind.TAG, Optional.of(tag.endpoint()), tag.tag());
    }

    /** Returns an image. */
    public static InputItem image(String url) {
        return new InputItem("", ItemKind.IMAGE, Optional.empty(), url);
    }

    /** Returns this item without its origin, to detect duplicates. */
    public InputItem withoutOrigin() {
        return new InputItem("", kind, endpoint, value);
    }

    /** Returns the text for messages: one line without passwords. */
    @Override
    public String toString() {
        return Printable.line(origin.isEmpty() ? "" : origin + ": ")
                + Printable.url(endpoint.map(url -> url + "=").orElse("") + value);
    }
}
