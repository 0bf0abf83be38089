package io.edgepurge.domain.verification;

import java.time.Instant;
import java.util.Optional;

/**
 * The recorded result of the last visit to an item's URL.
 *
 * @param attempt the number of visits so far
 * @param evidence what the response showed; empty if there was none
 * @param nextAt the time of the next visit; empty if this one was the last
 */
public record Verification(
        Verdict verdict,
        String note,
        Instant checkedAt,
        int attempt,
        Optional<Evidence> evidence,
        Optional<Instant> nextAt) {
    /** Returns whether no further visit follows. */
    public boolean isFinal() {
        return nextAt.isEmpty();
    }
}
