package io.edgepurge.client;

import java.time.Instant;
import java.util.Optional;

/**
 * The times of a purge.
 *
 * @param notBefore the requested earliest time to purge
 */
public record PurgeTimes(Instant acceptedAt, Optional<Instant> notBefore) {
    static PurgeTimes of(JsonFields json) {
        return new PurgeTimes(json.time("acceptedAt"), json.optionalTime("notBefore"));
    }
}
