package io.edgepurge.domain.cloudfront;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.path.CollapsedPaths;
import java.util.Optional;

/**
 * The port to the CloudFront invalidation API. Errors of CloudFront and of the network are results, not exceptions. Safe for
 * use by concurrent threads.
 */
public interface InvalidationApi {
    /** Creates an invalidation in one call. Repeating the call with the same reference and paths creates no second one. */
    InvalidationOutcome createInvalidation(
            DistributionId distribution, CallerReference reference, CollapsedPaths paths);

    /**
     * Returns a page of the invalidations of a distribution in one call: up to 100, newest first.
     *
     * @param after the end of an earlier page, which this page continues; empty for the newest invalidations
     */
    RecentInvalidations recentInvalidations(DistributionId distribution, Optional<PageMarker> after);

    /** Returns the progress of an invalidation in one call. */
    InvalidationProgress progressOf(DistributionId distribution, InvalidationId invalidation);
}
