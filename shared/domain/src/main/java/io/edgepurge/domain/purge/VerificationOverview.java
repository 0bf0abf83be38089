package io.edgepurge.domain.purge;

import io.edgepurge.domain.verification.Verdict;
import io.edgepurge.domain.verification.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The results of the visits to the URLs of a purge, as one.
 *
 * @param verdict the worst verdict so far; empty if there is none
 * @param pending true if another visit follows
 * @param visited the number of items with a result
 */
public record VerificationOverview(Optional<Verdict> verdict, boolean pending, int visited) {
    /** Time after which no visit is expected. The worker drops visits that are an hour late. */
    private static final Duration NO_LONGER_EXPECTED = Duration.ofHours(2);

    /** Returns the overview of a purge; empty if it asked for no visit and has no result. */
    public static Optional<VerificationOverview> of(PurgeProgress progress, Instant now) {
        List<PurgeItem> wanted = VerifiedItems.of(progress.purge());
        if (wanted.isEmpty() && progress.verifications().isEmpty()) {
            return Optional.empty();
        }
        boolean pending = wanted.stream().anyMatch(item -> isPending(item, progress, now))
                || progress.verifications().values().stream().anyMatch(result -> !isFinal(result, now));
        return Optional.of(new VerificationOverview(
                PurgeSummary.worst(progress.verifications().values().stream().map(Verification::verdict)),
                pending,
                progress.verifications().size()));
    }

    /** Returns whether a visit to an item without a result is expected. */
    public static boolean isPending(PurgeItem item, PurgeProgress progress, Instant now) {
        ItemState state = progress.stateOf(item);
        boolean expected = switch (state.status()) {
            case QUEUED, SUBMITTED -> true;
            case COMPLETED -> state.since().plus(NO_LONGER_EXPECTED).isAfter(now);
            case FAILED, CANCELLED -> false;
        };
        return expected
                && progress.verificationOf(item).isEmpty()
                && VerifiedItems.of(progress.purge()).contains(item);
    }

    private static boolean isFinal(Verification result, Instant now) {
        return result.nextAt()
                .filter(next -> next.plus(NO_LONGER_EXPECTED).isAfter(now))
                .isEmpty();
    }
}
