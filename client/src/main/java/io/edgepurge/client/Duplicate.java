package io.edgepurge.client;

/**
 * An item that repeats an earlier item of the same request.
 *
 * @param index position in the request; tags follow the URLs
 * @param duplicateOf the index of the earlier item
 */
public record Duplicate(int index, int duplicateOf) {
    static Duplicate of(JsonFields json) {
        return new Duplicate(json.number("index"), json.number("duplicateOf"));
    }
}
