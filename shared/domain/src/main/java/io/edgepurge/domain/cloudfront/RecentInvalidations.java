package io.edgepurge.domain.cloudfront;

import java.util.Optional;
import java.util.Set;

/** The result of listing the newest invalidations of a distribution. Each case has its own next step. */
public sealed interface RecentInvalidations {
    /**
     * The newest invalidations, third-party ones included.
     *
     * @param completed IDs of completed invalidations
     * @param inProgress IDs of all others
     */
    record Listed(Set<InvalidationId> completed, Set<InvalidationId> inProgress) implements RecentInvalidations {
        public Listed {
            completed = Set.copyOf(completed);
            inProgress = Set.copyOf(inProgress);
        }

        /** Returns the progress of an invalidation; empty if it isn't listed, because it is older or doesn't exist. */
        public Optional<InvalidationProgress> progressOf(InvalidationId id) {
            if (completed.contains(id)) {
                return Optional.of(new InvalidationProgress.Completed());
            }
            return inProgress.contains(id) ? Optional.of(new InvalidationProgress.InProgress()) : Optional.empty();
        }
    }

    /** CloudFront throttled the call. List again later. */
    record Throttled() implements RecentInvalidations {}

    /** No response arrived. Poll invalidations one by one, because lists of a long history can be too slow. */
    record Unanswered() implements RecentInvalidations {}

    /** CloudFront denies access, or the distribution does not exist. List again later and raise an alarm. */
    record NotAllowed(String errorCode) implements RecentInvalidations {}
}
