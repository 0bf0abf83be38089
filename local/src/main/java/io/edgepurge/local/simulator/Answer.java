package io.edgepurge.local.simulator;

import java.util.List;
import java.util.Optional;

/** What CloudFront says to a call. */
sealed interface Answer {
    /**
     * There is an invalidation for this batch.
     *
     * @param repeated the caller reference was known: this is the invalidation it made before
     */
    record Created(Invalidation invalidation, boolean repeated) implements Answer {}

    record Found(Invalidation invalidation) implements Answer {}

    /**
     * A page of invalidations.
     *
     * @param next the marker of the next page, if there is one
     */
    record Listed(List<Invalidation> page, String marker, int maxItems, Optional<String> next) implements Answer {}

    record Refused(ErrorCode code, String message) implements Answer {}

    /** The call was done; the caller hears nothing. */
    record Lost() implements Answer {}
}
