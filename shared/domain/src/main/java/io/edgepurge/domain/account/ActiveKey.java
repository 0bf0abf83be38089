package io.edgepurge.domain.account;

import java.time.Instant;
import java.util.Optional;

/**
 * A valid secret of an API key.
 *
 * @param endsAt the time at which the secret expires; empty if it does not expire
 */
public record ActiveKey(Caller caller, Optional<Instant> endsAt) {
    /** Returns true if the secret is still valid at a time. */
    public boolean isValid(Instant now) {
        return endsAt.filter(end -> !now.isBefore(end)).isEmpty();
    }
}
