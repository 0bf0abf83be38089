package io.edgepurge.cli.input;

import io.edgepurge.cli.run.Printable;
import io.edgepurge.client.CacheTag;
import java.util.Optional;

/**
 * A URL or cache tag to purge.
 *
 * @param origin the file and line of the item, such as {@code urls.txt:3}, and the name that the URL was built from; empty for a
 *     URL that is an argument
 * @param endpoint the URL endpoint of a tag; empty for a URL
 * @param value the URL or the tag
 */
public record InputItem(String origin, Optional<String> endpoint, String value) {
    /** Returns a URL. */
    public static InputItem url(String origin, String url) {
        return new InputItem(origin, Optional.empty(), url);
    }

    /** Returns a cache tag. */
    public static InputItem tag(CacheTag tag) {
        return new InputItem("", Optional.of(tag.endpoint()), tag.tag());
    }

    /** Returns this item without its origin, to detect duplicates. */
    public InputItem withoutOrigin() {
        return new InputItem("", endpoint, value);
    }

    /** Returns the text for messages: one line without passwords. */
    @Override
    public String toString() {
        return Printable.line(origin.isEmpty() ? "" : origin + ": ")
                + Printable.url(endpoint.map(url -> url + "=").orElse("") + value);
    }
}
