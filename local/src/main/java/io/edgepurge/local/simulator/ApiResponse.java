package io.edgepurge.local.simulator;

import java.util.List;
import java.util.Optional;

/** A response of the CloudFront API. */
sealed interface ApiResponse {
    /**
     * The batch has an invalidation.
     *
     * @param repeated true if an earlier call with the same caller reference created the invalidation
     */
    record Created(Invalidation invalidation, boolean repeated) implements ApiResponse {}

    record Found(Invalidation invalidation) implements ApiResponse {}

    /**
     * A page of invalidations.
     *
     * @param next the marker of the next page, if there is one
     */
    record Listed(List<Invalidation> page, String marker, int maxItems, Optional<String> next) implements ApiResponse {}

    /** The configuration of a distribution. */
    record Configured(Distribution distribution) implements ApiResponse {}

    /** A cache policy. */
    record Policy(CachePolicyId policy) implements ApiResponse {}

    record Refused(ErrorCode code, String message) implements ApiResponse {}

    /** The call has taken effect, but the response is not sent. */
    record Lost() implements ApiResponse {}
}
