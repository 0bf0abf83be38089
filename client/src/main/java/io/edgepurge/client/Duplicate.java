package io.edgepurge.client;

/**
 * An item that was not needed.
 *
 * @param index where it stands in the request; tags follow the URLs
 * @param duplicateOf the index of the item that stands for it
 */
public record Duplicate(int index, int duplicateOf) {
    static Duplicate of(JsonFields json) {
        return new Duplicate(json.number("index"), json.number("duplicateOf"));
    }
}
