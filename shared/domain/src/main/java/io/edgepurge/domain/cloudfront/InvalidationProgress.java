package io.edgepurge.domain.cloudfront;

/** What CloudFront answered when asked how far an invalidation is. */
public sealed interface InvalidationProgress {
    /** The edge no longer serves the old objects. */
    record Completed() implements InvalidationProgress {}

    /** Not yet. */
    record InProgress() implements InvalidationProgress {}

    /** Called too often, or no answer came: ask again later. */
    record Unknown() implements InvalidationProgress {}

    /** CloudFront knows no such invalidation: purge again under a new plan. */
    record Gone() implements InvalidationProgress {}

    /** We may not ask, or the distribution is gone: ask again later, and alarm. */
    record NotAllowed(String errorCode) implements InvalidationProgress {}
}
