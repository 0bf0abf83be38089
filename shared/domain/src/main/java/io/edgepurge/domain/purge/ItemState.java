package io.edgepurge.domain.purge;

import io.edgepurge.domain.path.InvalidationPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What has become of one item.
 *
 * @param since when it came to be so
 * @param submittedAt when it came to be carried by an invalidation, or when a worker that repeated an interrupted call recorded
 *     so; stays when the item ends, and is missing of one that ended without an invalidation or after CloudFront had forgotten
 *     it, or before this was recorded
 * @param invalidation CloudFront's id of the invalidation that carries the item, once there is one
 * @param carriedBy the folder wildcard that stands for the item in that invalidation, where one does
 * @param reason why it failed, or what it waits for, where there is something to say
 */
public record ItemState(
        PurgeStatus status,
        Instant since,
        Optional<Instant> submittedAt,
        Optional<String> invalidation,
        Optional<InvalidationPath> carriedBy,
        Optional<String> reason) {

    /** ImageKit's promise is minutes; after this long something is wrong. */
    public static final Duration OVERDUE_AFTER = Duration.ofMinutes(15);

    /** The same of an item that a folder wildcard carries, or of one that none does. */
    public ItemState withCarrier(Optional<InvalidationPath> folderWildcard) {
        return new ItemState(status, since, submittedAt, invalidation, folderWildcard, reason);
    }

    /** The same with something to say, or with nothing. */
    public ItemState withReason(Optional<String> words) {
        return new ItemState(status, since, submittedAt, invalidation, carriedBy, words);
    }

    /** The same of an item that came to be carried by an invalidation then, or of one that none carries. */
    public ItemState withSubmittedAt(Optional<Instant> at) {
        return new ItemState(status, since, at, invalidation, carriedBy, reason);
    }

    /** The same item once CloudFront calls the invalidation that carries it completed. */
    public ItemState completed(Instant at) {
        return new ItemState(PurgeStatus.COMPLETED, at, submittedAt, invalidation, carriedBy, Optional.empty());
    }

    /** Whether CloudFront has had the item for so long without completing it that somebody should look. */
    public boolean isOverdue(Instant now) {
        return status == PurgeStatus.SUBMITTED && since.plus(OVERDUE_AFTER).isBefore(now);
    }

    /** Accepted, not yet in an invalidation. */
    public static ItemState queued(Instant since) {
        return of(PurgeStatus.QUEUED, since);
    }

    /** Carried by an invalidation that CloudFront has created. */
    public static ItemState submitted(String invalidation, Instant since) {
        return new ItemState(
                PurgeStatus.SUBMITTED,
                since,
                Optional.of(since),
                Optional.of(invalidation),
                Optional.empty(),
                Optional.empty());
    }

    /** Withdrawn by its account. */
    public static ItemState cancelled(Instant since) {
        return of(PurgeStatus.CANCELLED, since);
    }

    /** Not to be purged, for the reason given. */
    public static ItemState failed(String reason, Instant since) {
        return of(PurgeStatus.FAILED, since).withReason(Optional.of(reason));
    }

    private static ItemState of(PurgeStatus status, Instant since) {
        return new ItemState(status, since, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
