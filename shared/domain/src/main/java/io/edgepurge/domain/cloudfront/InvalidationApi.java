package io.edgepurge.domain.cloudfront;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.CollapsedPaths;

/**
 * The port to the CloudFront invalidation API. Errors of CloudFront and of the network are results, not exceptions. Safe for
 * use by concurrent threads.
 */
public interface InvalidationApi {
    /** Creates an invalidation in one call. Repeating the call with the same reference and paths creates no second one. */
    InvalidationOutcome createInvalidation(
            DistributionId distribution, CallerReference reference, CollapsedPaths paths);

    /** Returns the newest invalidations of a distribution in one call: up to 100. */
    RecentInvalidations recentInvalidations(DistributionId distribution);

    /** Returns the progress of an invalidation in one call. */
    InvalidationProgress progressOf(DistributionId distribution, InvalidationId invalidation);
}
