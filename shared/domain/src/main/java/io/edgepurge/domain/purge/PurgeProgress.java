package io.edgepurge.domain.purge;

import io.edgepurge.domain.verification.Verification;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A purge with the states of its items.
 *
 * @param states by item index; an item without an entry has been queued since the purge was accepted
 * @param verifications the last visits to purged URLs, by item index
 */
public record PurgeProgress(Purge purge, Map<Integer, ItemState> states, Map<Integer, Verification> verifications) {
    public PurgeProgress {
        states = Map.copyOf(states);
        verifications = Map.copyOf(verifications);
    }

    /** Creates the progress of a purge without visits. */
    public PurgeProgress(Purge purge, Map<Integer, ItemState> states) {
        this(purge, states, Map.of());
    }

    /** Returns the last visit to an item's URL; empty if there has been none. */
    public Optional<Verification> verificationOf(PurgeItem item) {
        return Optional.ofNullable(verifications.get(item.index()));
    }

    /** Returns the progress of a purge that was just accepted. */
    public static PurgeProgress accepted(Purge purge) {
        return new PurgeProgress(purge, Map.of());
    }

    /** Returns the progress of a purge that its account has canceled. */
    public static PurgeProgress cancelled(Purge purge, Instant at) {
        return new PurgeProgress(
                purge,
                purge.items().stream().collect(Collectors.toMap(PurgeItem::index, item -> ItemState.cancelled(at))));
    }

    /** Returns whether every item is queued. */
    public boolean isUntouched() {
        return statuses().stream().allMatch(PurgeStatus.QUEUED::equals);
    }

    /** Returns the state of one item. */
    public ItemState stateOf(PurgeItem item) {
        return states.getOrDefault(item.index(), ItemState.queued(purge.acceptedAt()));
    }

    /**
     * Returns the status of the whole purge. It is queued until every item is in an invalidation or has ended, and submitted
     * until every item has ended. Then it is failed if any item failed, cancelled if any was cancelled, otherwise completed.
     */
    public PurgeStatus status() {
        return statusOf(statuses());
    }

    /**
     * Returns the status of a purge whose items have these statuses.
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
