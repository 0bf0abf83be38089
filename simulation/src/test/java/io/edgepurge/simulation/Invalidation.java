package io.edgepurge.simulation;

import io.edgepurge.domain.account.DistributionId;
import io.edgepurge.domain.cloudfront.InvalidationId;
import io.edgepurge.domain.path.InvalidationPath;
import io.edgepurge.domain.reconcile.Capacity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What CloudFront runs, or has run.
 *
 * @param reference none if an operator made it by hand
 * @param step the step of the schedule in which it was created
 */
record Invalidation(
        InvalidationId id,
        DistributionId distribution,
        Optional<String> reference,
        List<InvalidationPath> paths,
        Capacity size,
        long step,
        Fate fate) {

    boolean isOurs() {
        return reference.isPresent();
    }

    boolean isCompletedAt(Instant now) {
        return !now.isBefore(fate.completesAt());
    }

    /** Whether CloudFront says that there is no such invalidation. */
    boolean isForgottenAt(Instant now) {
        return fate.forgottenAt().filter(at -> !now.isBefore(at)).isPresent();
    }

    boolean isInProgressAt(Instant now) {
        return !isCompletedAt(now) && !isForgottenAt(now);
    }

    boolean covers(InvalidationPath path) {
        return paths.stream().anyMatch(one -> one.covers(path));
    }

    /** What will become of it; it may be forgotten before it completes, or after. */
    record Fate(Instant completesAt, Optional<Instant> forgottenAt) {}
}
