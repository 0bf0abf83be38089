package io.edgepurge.local.origin;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which version of each file is published. */
final class VersionedObjects {
    private final Map<String, Version> versions = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Version first;

    VersionedObjects(Clock clock) {
        this.clock = clock;
        this.first = new Version(1, now());
    }

    /** @param publishedAt to the second, as HTTP dates are */
    record Version(int number, Instant publishedAt) {}

    Version of(String target) {
        return versions.getOrDefault(fileOf(target), first);
    }

    int publish(String target) {
        return versions.merge(
                        fileOf(target),
                        new Version(first.number() + 1, now()),
                        (old, second) -> new Version(old.number() + 1, second.publishedAt()))
                .number();
    }

    private static String fileOf(String target) {
        return target.replaceFirst("\\?.*", "").replaceAll("/tr:[^/]*", "");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
