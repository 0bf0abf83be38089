package io.edgepurge.domain.clearing;

import io.edgepurge.domain.account.AccountId;
import io.edgepurge.domain.account.DistributionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What waits on a distribution for the caches of one URL endpoint.
 *
 * @param endpoint the endpoint's URL
 * @param tryAfter until when somebody is at it, or it rests after a failure; none if anybody may begin
 */
public record Backlog(DistributionId distribution, AccountId account, String endpoint, Optional<Instant> tryAfter) {

    /** Zero if anybody may begin now. */
    Duration untilDue(Instant now) {
        return tryAfter.map(next -> Duration.between(now, next))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    /** The same as it stands after {@link ClearanceStore#move}. */
    public Backlog withTryAfter(Optional<Instant> next) {
        return new Backlog(distribution, account, endpoint, next);
    }
}
