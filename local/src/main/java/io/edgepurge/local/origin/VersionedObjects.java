package io.edgepurge.local.origin;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The published version of each file. */
final class VersionedObjects {
    private final Map<String, Version> versions = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Version first;

    VersionedObjects(Clock clock) {
        this.clock = clock;
        this.first = new Version(1, now());
    }

    /**
     * A version of a file.
     *
     * @param publishedAt the time, in whole seconds like HTTP dates
     */
    record Version(int number, Instant publishedAt) {}

    Version of(String target) {
        return versions.getOrDefault(OriginalPath.of(target), first);
    }

    int publish(String target) {
        return versions.merge(
                        OriginalPath.of(target),
                        new Version(first.number() + 1, now()),
                        (old, second) -> new Version(old.number() + 1, second.publishedAt()))
                .number();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
