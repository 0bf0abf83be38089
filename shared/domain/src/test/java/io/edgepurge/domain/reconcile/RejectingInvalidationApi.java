package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.CallerReference;
import io.edgepurge.domain.cloudfront.InvalidationApi;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.cloudfront.InvalidationOutcome;
import io.edgepurge.domain.cloudfront.InvalidationOutcome.BadPath;
import io.edgepurge.domain.cloudfront.InvalidationProgress;
import io.edgepurge.domain.cloudfront.PageMarker;
import io.edgepurge.domain.cloudfront.RecentInvalidations;
import io.edgepurge.domain.path.CollapsedPaths;
import io.edgepurge.domain.path.InvalidationPath;
import java.util.Optional;

/** An invalidation API that rejects every batch with a given path. */
record RejectingInvalidationApi(InvalidationApi invalidationApi, String poisoned) implements InvalidationApi {
    @Override
    public InvalidationOutcome createInvalidation(
            DistributionId distribution, CallerReference reference, CollapsedPaths paths) {
        return paths.all().contains(new InvalidationPath(poisoned))
                ? new BadPath("CloudFront refuses " + poisoned)
                : invalidationApi.createInvalidation(distribution, reference, paths);
    }

    @Override
    public RecentInvalidations recentInvalidations(DistributionId distribution, Optional<PageMarker> after) {
        return invalidationApi.recentInvalidations(distribution, after);
    }

    @Override
    public InvalidationProgress progressOf(DistributionId distribution, InvalidationId invalidation) {
        return invalidationApi.progressOf(distribution, invalidation);
    }
}
