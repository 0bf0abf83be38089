package io.edgepurge.domain.ratelimit;

import io.edgepurge.domain.account.DistributionId;
import java.time.Instant;

/**
 * A distribution that waits in line for a token. It keeps its place until it takes one or its place expires.
 *
 * @param expiresAt time of the bucket after which others no longer let it go first, because its worker didn't come back
 */
public record Waiter(ApiCall call, DistributionId distribution, Instant expiresAt) {
    boolean isFor(ApiCall otherCall, DistributionId other) {
        return call == otherCall && distribution.equals(other);
    }
}
