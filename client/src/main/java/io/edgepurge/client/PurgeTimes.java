package io.edgepurge.client;

import java.time.Instant;
import java.util.Optional;

/** @param notBefore the time it was asked for, if it was */
public record PurgeTimes(Instant acceptedAt, Optional<Instant> notBefore) {
    static PurgeTimes of(JsonFields json) {
        return new PurgeTimes(json.time("acceptedAt"), json.optionalTime("notBefore"));
    }
}
