package io.edgepurge.domain.reconcile;

import static io.edgepurge.testing.Samples.IMAGES;
import static io.edgepurge.testing.Samples.VIDEOS;

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
import io.edgepurge.domain.purge.ItemState;
import io.edgepurge.domain.purge.Purge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Two distributions in virtual time, with the standard rate limit and a CloudFront that rejects some paths. */
final class RejectedItemsFixture implements InvalidationApi {
    final DistributionFixture distribution = new DistributionFixture();
    final List<Call> calls = new ArrayList<>();
    private BiPredicate<DistributionId, InvalidationPath> rejected = (on, path) -> false;

    /** Makes CloudFront reject invalidations with such a path from now on. */
    void reject(BiPredicate<DistributionId, InvalidationPath> paths) {
        rejected = paths;
    }

    /** Lets the workers run once a second of virtual time. */
    void runFor(Duration time) {
        InvalidationWorker worker = new InvalidationWorker(
                distribution.ports(distribution.records.plans()).with(this),
                ReconcileConfig.standard(),
                distribution.doorbells);
        for (long second = 0; second < time.toSeconds(); second++) {
            Stream.of(IMAGES, VIDEOS).forEach(one -> worker.reconcile(one, List.of()));
            distribution.clock.advance(Duration.ofSeconds(1));
            distribution.invalidationApi.completeAll();
        }
    }

    List<Call> rejectedCalls() {
        return calls.stream().filter(Call::rejected).toList();
    }

    /** Returns the time from a purge's queueing until its first item was submitted. */
    Duration waited(Purge purge, Instant queued) {
        ItemState state = distribution.state(purge, 0);
        return Duration.between(queued, state.submittedAt().orElse(Instant.MAX));
    }

    @Override
    public InvalidationOutcome createInvalidation(DistributionId on, CallerReference reference, CollapsedPaths paths) {
        boolean bad = paths.all().stream().anyMatch(path -> rejected.test(on, path));
        calls.add(new Call(on, paths, bad, distribution.clock.instant()));
        return bad
                ? new BadPath("Your request contains one or more invalid invalidation paths.")
                : distribution.invalidationApi.createInvalidation(on, reference, paths);
    }

    @Override
    public RecentInvalidations recentInvalidations(DistributionId on, Optional<PageMarker> after) {
        return distribution.invalidationApi.recentInvalidations(on, after);
    }

    @Override
    public InvalidationProgress progressOf(DistributionId on, InvalidationId invalidation) {
        return distribution.invalidationApi.progressOf(on, invalidation);
    }

    /** A call to create an invalidation. */
    record Call(DistributionId on, CollapsedPaths paths, boolean rejected, Instant at) {}
}
