package io.edgepurge.domain.cloudfront;

import java.util.Optional;
import java.util.Set;

/** The result of listing a page of the invalidations of a distribution. Each case has its own next step. */
public sealed interface RecentInvalidations {
    /**
     * The invalidations on the page, third-party ones included.
     *
     * @param completed IDs of completed invalidations
     * @param inProgress IDs of all others
     * @param next the end of this page; empty if it is the last one
     */
    record Listed(Set<InvalidationId> completed, Set<InvalidationId> inProgress, Optional<PageMarker> next)
            implements RecentInvalidations {
        public Listed {
            completed = Set.copyOf(completed);
            inProgress = Set.copyOf(inProgress);
        }

        /** Creates the only page of a list. */
        public Listed(Set<InvalidationId> completed, Set<InvalidationId> inProgress) {
            this(completed, inProgress, Optional.empty());
        }

        /** Returns the progress of an invalidation; empty if it isn't on this page, or doesn't exist. */
        public Optional<InvalidationProgress> progressOf(InvalidationId id) {
            if (completed.contains(id)) {
                return Optional.of(new InvalidationProgress.Completed());
            }
            return inProgress.contains(id) ? Optional.of(new InvalidationProgress.InProgress()) : Optional.empty();
        }
    }

    /** CloudFront throttled the call. List again later. */
    record Throttled() implements RecentInvalidations {}

    /** No usable response arrived. Poll invalidations one by one, because lists of a long history can be too slow. */
    record Unanswered() implements RecentInvalidations {}

    /**
     * CloudFront denies listing, or the distribution does not exist. Poll invalidations one by one, which may be allowed, and
     * raise an alarm.
     */
    record NotAllowed(String errorCode) implements RecentInvalidations {}
}
