package io.edgepurge.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A virtual clock that advances only when a client sleeps. */
final class ManualTime {
    private static final long SEED = 7;

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");

    Timing timing() {
        return new Timing(
                () -> now,
                time -> {
                    pauses.add(time);
                    now = now.plus(time);
                },
                new Random(SEED));
    }

    List<Duration> pauses() {
        return pauses;
    }
}
