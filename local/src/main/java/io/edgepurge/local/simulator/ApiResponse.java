package io.edgepurge.local.simulator;

import java.util.List;
import java.util.Optional;

/** What CloudFront says to a call. */
sealed interface ApiResponse {
    /**
     * There is an invalidation for this batch.
     *
     * @param repeated the caller reference was known: this is the invalidation it made before
     */
    record Created(Invalidation invalidation, boolean repeated) implements ApiResponse {}

    record Found(Invalidation invalidation) implements ApiResponse {}

    /**
     * A page of invalidations.
     *
     * @param next the marker of the next page, if there is one
     */
    record Listed(List<Invalidation> page, String marker, int maxItems, Optional<String> next) implements ApiResponse {}

    record Refused(ErrorCode code, String message) implements ApiResponse {}

    /** The call was done; the caller hears nothing. */
    record Lost() implements ApiResponse {}
}
