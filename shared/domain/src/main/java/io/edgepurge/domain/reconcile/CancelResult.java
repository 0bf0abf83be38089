package io.edgepurge.domain.reconcile;

import io.edgepurge.domain.purge.PurgeProgress;

/** What became of a wish to cancel. Unless it is {@link Cancelled}, nothing changed. */
public sealed interface CancelResult {
    /** The purge is cancelled, now or since an earlier request, and its units are back. */
    record Cancelled(PurgeProgress progress) implements CancelResult {}

    /** The account has no such purge. */
    record NotThere() implements CancelResult {}

    /** Some item is in a plan, in an invalidation, or has ended. */
    record TooLate(String sentence) implements CancelResult {}

    /** The distribution was too busy to decide; again in a second. */
    record Busy() implements CancelResult {}
}
