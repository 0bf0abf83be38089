package io.edgepurge.domain.verifier;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of visits.
 *
 * @param plainHttp true to allow HTTP without TLS, for a stack on one machine
 * @param waits the times between a visit and the next one, as long as the copy may still change
 */
public record VerificationConfig(boolean plainHttp, List<Duration> waits) {
    /** Maximum number of entries that one run visits. Each entry has up to five URLs. */
    static final int MAX_ENTRIES = 20;

    /** Maximum number of pending entries that a run reads. */
    static final int MAX_READ = 2_000;

    /** Time in which a worker makes its visits and records them. Two workers on one entry do no harm, but visit twice. */
    static final Duration LEASE = Duration.ofSeconds(30);

    /** Age of an entry that is no longer visited: later, the response proves little about the purge. */
    static final Duration MAX_AGE = Duration.ofHours(1);

    private static final List<Duration> WAITS = List.of(Duration.ofSeconds(10), Duration.ofSeconds(60));

    public VerificationConfig {
        waits = List.copyOf(waits);
    }

    /** Returns the default settings: a stale URL is visited again after 10 s, and after another 60 s. */
    public static VerificationConfig standard() {
        return new VerificationConfig(false, WAITS);
    }

    /** Returns these settings with plain HTTP allowed or not. */
    public VerificationConfig withPlainHttp(boolean allowed) {
        return new VerificationConfig(allowed, waits);
    }

    /** Returns the wait after a number of visits; empty after the last one. */
    Optional<Duration> waitAfter(int visits) {
        return visits <= waits.size() ? Optional.of(waits.get(visits - 1)) : Optional.empty();
    }
}
