package io.edgepurge.domain.cloudfront;

/** The progress of an invalidation. */
public sealed interface InvalidationProgress {
    /** The edge caches no longer serve the old objects. */
    record Completed() implements InvalidationProgress {}

    /** CloudFront still works on the invalidation. */
    record InProgress() implements InvalidationProgress {}

    /** CloudFront throttled the call, or no response arrived. Poll again later. */
    record Unknown() implements InvalidationProgress {}

    /** The invalidation does not exist. Purge again with a new plan. */
    record Gone() implements InvalidationProgress {}

    /** CloudFront denies access, or the distribution does not exist. Poll again later and raise an alarm. */
    record NotAllowed(String errorCode) implements InvalidationProgress {}
}
