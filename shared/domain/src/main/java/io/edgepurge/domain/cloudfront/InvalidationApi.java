package io.edgepurge.domain.cloudfront;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.CollapsedPaths;

/** CloudFront, as far as we need it. Never throws for what CloudFront or the network does. Safe for use by many threads. */
public interface InvalidationApi {
    /** Asks once for an invalidation of these paths. Asked again with the same reference and paths, it makes no other. */
    InvalidationOutcome createInvalidation(
            DistributionId distribution, CallerReference reference, CollapsedPaths paths);

    /** Asks once how far an invalidation is. */
    InvalidationProgress progressOf(DistributionId distribution, InvalidationId invalidation);
}
