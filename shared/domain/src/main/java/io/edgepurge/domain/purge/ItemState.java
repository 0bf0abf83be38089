package io.edgepurge.domain.purge;

import io.edgepurge.domain.path.InvalidationPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of one item.
 *
 * @param since when the item entered its status
 * @param submittedAt when the item was submitted in an invalidation; kept when the item ends. Empty if the item ended without an
 *     invalidation, or if the invalidation was no longer known to CloudFront. A worker that repeats an interrupted call records
 *     the time of the repetition
 * @param invalidation CloudFront's id of the invalidation that contains the item
 * @param carriedBy the folder wildcard that replaces the item's path in that invalidation
 * @param reason why the item failed, or what it waits for
 */
public record ItemState(
        PurgeStatus status,
        Instant since,
        Optional<Instant> submittedAt,
        Optional<String> invalidation,
        Optional<InvalidationPath> carriedBy,
        Optional<String> reason) {

    /** ImageKit promises minutes, so an item that takes longer is overdue. */
    public static final Duration OVERDUE_AFTER = Duration.ofMinutes(15);

    /** Returns a copy with another folder wildcard. */
    public ItemState withCarrier(Optional<InvalidationPath> folderWildcard) {
        return new ItemState(status, since, submittedAt, invalidation, folderWildcard, reason);
    }

    /** Returns a copy with another reason. */
    public ItemState withReason(Optional<String> words) {
        return new ItemState(status, since, submittedAt, invalidation, carriedBy, words);
    }

    /** Returns a copy with another time of submission. */
    public ItemState withSubmittedAt(Optional<Instant> at) {
        return new ItemState(status, since, at, invalidation, carriedBy, reason);
    }

    /** Returns the state after CloudFront reports the invalidation as completed. */
    public ItemState completed(Instant at) {
        return new ItemState(PurgeStatus.COMPLETED, at, submittedAt, invalidation, carriedBy, Optional.empty());
    }

    /** Returns whether the item has been submitted for longer than {@link #OVERDUE_AFTER}. */
    public boolean isOverdue(Instant now) {
        return status == PurgeStatus.SUBMITTED && since.plus(OVERDUE_AFTER).isBefore(now);
    }

    /** Returns the state of an accepted item that is not in an invalidation. */
    public static ItemState queued(Instant since) {
        return of(PurgeStatus.QUEUED, since);
    }

    /** Returns the state of an item in an invalidation that CloudFront has created. */
    public static ItemState submitted(String invalidation, Instant since) {
        return new ItemState(
                PurgeStatus.SUBMITTED,
                since,
                Optional.of(since),
                Optional.of(invalidation),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns the state of an item that its account has canceled. */
    public static ItemState cancelled(Instant since) {
        return of(PurgeStatus.CANCELLED, since);
    }

    /** Returns the state of an item that is not purged, for the given reason. */
    public static ItemState failed(String reason, Instant since) {
        return of(PurgeStatus.FAILED, since).withReason(Optional.of(reason));
    }

    private static ItemState of(PurgeStatus status, Instant since) {
        return new ItemState(status, since, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
