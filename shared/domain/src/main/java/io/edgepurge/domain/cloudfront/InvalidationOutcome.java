package io.edgepurge.domain.cloudfront;

/** What CloudFront answered when asked to create an invalidation; each case has its own next step. */
public sealed interface InvalidationOutcome {
    /** It exists now, or has since an earlier call with the same caller reference. */
    record Created(InvalidationId id) implements InvalidationOutcome {}

    /** A pool was full although we counted room: someone invalidates by hand. Wait for a completion. */
    record TooManyInProgress(InProgressLimit pool) implements InvalidationOutcome {}

    /** Called too often; nothing was created. Again in seconds. */
    record Throttled() implements InvalidationOutcome {}

    /** Some path is not to CloudFront's liking, and so the whole batch was refused: split it until the path stands alone. */
    record BadPath(String message) implements InvalidationOutcome {}

    /** Our caller reference went with other paths before: never split, never retried; a bug or a clash. Alarm. */
    record ReferenceReused() implements InvalidationOutcome {}

    /** We may not, or the distribution is gone: keep waiting, say so, alarm. */
    record NotAllowed(String errorCode) implements InvalidationOutcome {}

    /** No answer arrived. The invalidation may exist: again under the same caller reference, never a new one. */
    record Unanswered() implements InvalidationOutcome {}
}
