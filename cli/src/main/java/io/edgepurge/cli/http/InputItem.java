package io.edgepurge.cli.http;

import io.edgepurge.client.CacheTag;
import java.util.Optional;

/**
 * A URL or a tag that is to be purged.
 *
 * @param origin where it was read, such as {@code urls.txt:3}; empty for an argument
 * @param endpoint of a tag
 */
record InputItem(String origin, Optional<String> endpoint, String value) {
    static InputItem url(String origin, String url) {
        return new InputItem(origin, Optional.empty(), url);
    }

    static InputItem tag(CacheTag tag) {
        return new InputItem("", Optional.of(tag.endpoint()), tag.tag());
    }

    /** The same to the letter, wherever it was read. */
    InputItem itself() {
        return new InputItem("", endpoint, value);
    }

    /** For messages. */
    @Override
    public String toString() {
        return (origin.isEmpty() ? "" : origin + ": ")
                + endpoint.map(at -> at + "=").orElse("")
                + value;
    }
}
