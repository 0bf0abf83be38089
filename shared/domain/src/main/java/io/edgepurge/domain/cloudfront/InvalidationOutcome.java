package io.edgepurge.domain.cloudfront;

/** The result of a call to create an invalidation. Each case has its own next step. */
public sealed interface InvalidationOutcome {
    /** The invalidation exists, from this call or from an earlier one with the same caller reference. */
    record Created(InvalidationId id) implements InvalidationOutcome {}

    /**
     * CloudFront has reached a limit before our count has: an operator invalidates by hand. Wait until an invalidation
     * completes.
     */
    record TooManyInProgress(InProgressLimit limit) implements InvalidationOutcome {}

    /** CloudFront throttled the call and created nothing. Retry after a few seconds. */
    record Throttled() implements InvalidationOutcome {}

    /** CloudFront rejected the batch because of one path. Split the batch until that path is alone. */
    record BadPath(String message) implements InvalidationOutcome {}

    /** The caller reference was used with other paths: a bug or a collision. Do not split or retry; raise an alarm. */
    record ReferenceReused() implements InvalidationOutcome {}

    /** CloudFront denies access, or the distribution does not exist. Suspend the plan and raise an alarm. */
    record NotAllowed(String errorCode) implements InvalidationOutcome {}

    /** No response arrived, so the invalidation may exist. Retry with the same caller reference. */
    record Unanswered() implements InvalidationOutcome {}
}
