package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.purge.PurgeProgress;

/** The outcome of a cancellation. Except for {@link Cancelled}, nothing changed. */
public sealed interface CancelResult {
    /** The purge is canceled and refunded, by this request or an earlier one. */
    record Cancelled(PurgeProgress progress) implements CancelResult {}

    /** The account has no purge with this id. */
    record NotFound() implements CancelResult {}

    /** Some item is planned, in an invalidation, or has ended. */
    record TooLate(String sentence) implements CancelResult {}

    /** Version conflicts persisted after all attempts. The caller retries after a second. */
    record Busy() implements CancelResult {}
}
