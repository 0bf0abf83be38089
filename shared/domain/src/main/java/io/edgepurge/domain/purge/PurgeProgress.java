package io.edgepurge.domain.purge;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A purge and what has become of each of its items.
 *
 * @param states by item index; an item without an entry is queued since the purge was accepted
 */
public record PurgeProgress(Purge purge, Map<Integer, ItemState> states) {
    public PurgeProgress {
        states = Map.copyOf(states);
    }

    /** A purge of which nothing is known but that it was accepted. */
    public static PurgeProgress accepted(Purge purge) {
        return new PurgeProgress(purge, Map.of());
    }

    /** The purge after its account has withdrawn it. */
    public static PurgeProgress cancelled(Purge purge, Instant at) {
        return new PurgeProgress(
                purge,
                purge.items().stream().collect(Collectors.toMap(PurgeItem::index, item -> ItemState.cancelled(at))));
    }

    /** Whether every item waits in its queue as on the day it came. */
    public boolean isUntouched() {
        return statuses().stream().allMatch(PurgeStatus.QUEUED::equals);
    }

    /** What has become of one item. */
    public ItemState stateOf(PurgeItem item) {
        return states.getOrDefault(item.index(), ItemState.queued(purge.acceptedAt()));
    }

    /**
     * The one word for the whole: queued until every item is in an invalidation or has ended, submitted until every item
     * has ended, then failed if any failed, cancelled if any was cancelled, else completed.
     */
    public PurgeStatus status() {
        return statusOf(statuses());
    }

    /**
     * The same for items of which nothing but their statuses is known.
     *
     * @param statuses at least one
     */
    public static PurgeStatus statusOf(Collection<PurgeStatus> statuses) {
        return List.of(
                        PurgeStatus.QUEUED,
                        PurgeStatus.SUBMITTED,
                        PurgeStatus.FAILED,
                        PurgeStatus.CANCELLED,
                        PurgeStatus.COMPLETED)
                .stream()
                .filter(statuses::contains)
                .findFirst()
                .orElseThrow();
    }

    private List<PurgeStatus> statuses() {
        return purge.items().stream().map(item -> stateOf(item).status()).toList();
    }
}
