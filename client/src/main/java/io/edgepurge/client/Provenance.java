package io.edgepurge.client;

import java.util.Optional;

/**
 * Where a purge comes from.
 *
 * @param source the door, in the API's word: {@code api}, {@code imagekit}, {@code invoke}; there may be more
 * @param key the id of the key that it was asked with
 */
public record Provenance(String source, String key, Optional<String> reason) {
    static Provenance of(JsonFields json) {
        return new Provenance(json.text("source"), json.text("key"), json.optionalText("reason"));
    }
}
