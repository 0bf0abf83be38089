package io.edgepurge.domain.clearing;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The items of one URL endpoint on a distribution that wait for origin caches.
 *
 * @param endpoint the endpoint's URL
 * @param tryAfter time until which a worker holds the lease or the backlog backs off; empty if free
 * @param resumeAfter the last item that was tried before the backlog began to back off; empty if all items were tried
 */
public record Backlog(
        DistributionId distribution,
        AccountId account,
        String endpoint,
        Optional<Instant> tryAfter,
        Optional<ClearingPosition> resumeAfter) {

    /** Creates a backlog without a position. */
    public Backlog(DistributionId distribution, AccountId account, String endpoint, Optional<Instant> tryAfter) {
        this(distribution, account, endpoint, tryAfter, Optional.empty());
    }

    /** Returns the time until a worker may take the lease; zero if the backlog is free. */
    Duration untilDue(Instant now) {
        return tryAfter.map(next -> Duration.between(now, next))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    /** Returns this backlog after {@link ClearanceStore#updateLease}. */
    public Backlog withTryAfter(Optional<Instant> next) {
        return new Backlog(distribution, account, endpoint, next, resumeAfter);
    }
}
