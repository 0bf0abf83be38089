package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.number;

import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Settles reservations that their process left open. If the purge is not recorded, a fence prevents that for good, and only then
 * are the units released.
 */
final class ReservationRecovery {
    /** Longer than any transaction can be delayed; DynamoDB's time to live (TTL) deletes a fence later. */
    private static final Duration FENCE_LASTS = Duration.ofDays(2);

    private static final String FENCED = "fenced";

    private final Table table;
    private final Clock clock;

    ReservationRecovery(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Returns true if a stored item is a fence instead of a purge. */
    static boolean isFence(Map<String, AttributeValue> item) {
        return item.containsKey(FENCED);
    }

    /**
     * Returns the final result of a reservation whose transaction has no known result. If the purge is not recorded, a fence
     * makes sure that it never will be.
     *
     * @throws StoreUnavailable if the result remains unknown
     */
    RecordResult findResultOrFence(Reservation reservation) {
        Key key = Key.request(reservation.charge().account(), reservation.purge());
        return table.backoff().retryOrThrow(() -> {
            Optional<Map<String, AttributeValue>> stored = table.get(key);
            return stored.isPresent()
                    ? Attempt.done(RecordResult.ofStored(stored.get(), reservation))
                    : Attempt.doneIf(fence(key), new RecordResult.Refused(new AcceptResult.Busy()));
        });
    }

    /** Settles the stale ones of some reservations. Returns true if units were released. */
    boolean recover(List<Reservation> pending, long most) {
        Instant now = clock.instant();
        return pending.stream().filter(one -> one.isStale(now)).limit(most).toList().stream()
                .map(this::recover)
                .reduce(false, Boolean::logicalOr);
    }

    /** Removes reservations whose units stay charged. */
    void remove(Key quota, List<String> reservations) {
        boolean _ = table.update(StoredUsage.remove(quota, reservations)).isPresent();
    }

    private boolean recover(Reservation stale) {
        if (stale.isFence() || findResultOrFence(stale) instanceof RecordResult.Committed) {
            remove(stale.charge().quota(), List.of(stale.id()));
            return false;
        }
        boolean _ = table.update(StoredUsage.release(stale)).isPresent();
        return true;
    }

    private boolean fence(Key key) {
        long expiry = clock.instant().plus(FENCE_LASTS).getEpochSecond();
        return table.update(new ItemUpdate(
                        key,
                        "SET " + FENCED + " = :true, expiresAt = :expiry",
                        "attribute_not_exists(pk)",
                        Map.of(":true", Attributes.trueValue(), ":expiry", number(expiry))))
                .isPresent();
    }
}
