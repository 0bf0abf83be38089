package io.edgepurge.client;

import java.util.Optional;

/**
 * The source of a purge.
 *
 * @param source the source as written in the API, such as {@code api}, {@code imagekit} or {@code invoke}
 * @param key the ID of the API key that requested it
 */
public record Provenance(String source, String key, Optional<String> reason) {
    static Provenance of(JsonFields json) {
        return new Provenance(json.text("source"), json.text("key"), json.optionalText("reason"));
    }
}
