package io.edgepurge.simulation;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.reconcile.Capacity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An invalidation in the simulated CloudFront.
 *
 * @param reference the caller reference; empty if an operator created the invalidation by hand
 * @param step the step that created it
 * @param createdAt the time of that step
 */
record Invalidation(
        InvalidationId id,
        DistributionId distribution,
        Optional<String> reference,
        List<InvalidationPath> paths,
        Capacity size,
        long step,
        Instant createdAt,
        Fate fate) {

    boolean isOurs() {
        return reference.isPresent();
    }

    boolean isCompletedAt(Instant now) {
        return !now.isBefore(fate.completesAt());
    }

    /** Returns whether CloudFront reports that the invalidation does not exist. */
    boolean isForgottenAt(Instant now) {
        return fate.forgottenAt().filter(at -> !now.isBefore(at)).isPresent();
    }

    boolean isInProgressAt(Instant now) {
        return !isCompletedAt(now) && !isForgottenAt(now);
    }

    boolean covers(InvalidationPath path) {
        return paths.stream().anyMatch(one -> one.covers(path));
    }

    /** The future of an invalidation. CloudFront may forget it before or after it completes. */
    record Fate(Instant completesAt, Optional<Instant> forgottenAt) {}
}
