package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.number;

import io.edgepurge.domain.purge.MonthUsage;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult.QuotaTooLow;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Reserves units of monthly quotas with single conditional updates, because DynamoDB serializes those. Transactions on one quota
 * item would cancel each other.
 *
 * <p>A reservation that its process never settles becomes stale. The next request that reads it settles it: if the purge is not
 * recorded, a fence prevents that for good, and only then are the units released.
 */
final class QuotaReservations {
    private static final Logger LOG = System.getLogger(QuotaReservations.class.getName());

    /** Above this number, a process removes its reservation immediately, because an update costs a write unit per KB. */
    private static final int MOST_LEFT_TO_NEXT_UPDATE = 20;

    /** Limits the extra requests of one accepted purge. */
    private static final int MOST_RECOVERED_AFTER_ACCEPT = 2;

    /** Longer than any transaction can be delayed; DynamoDB's time to live (TTL) deletes a fence later. */
    private static final Duration FENCE_LASTS = Duration.ofDays(2);

    private static final String FENCED = "fenced";

    private final Table table;
    private final Clock clock;
    private final SettledReservations settled = new SettledReservations();

    QuotaReservations(Table table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Reserves the units of a purge. Before it reports an exceeded quota, it recovers stale reservations. */
    ReserveResult reserve(Acceptance acceptance) {
        Purge purge = acceptance.purge();
        Reservation reservation =
                Reservation.of(purge.id(), Charge.of(purge), table.backoff().random(), clock.instant());
        return table.backoff().retry(() -> tryReserve(acceptance, reservation), ReserveResult.Contended::new);
    }

    /** Settles the reservation of a recorded purge, and recovers a few stale ones. */
    void confirm(ReserveResult.Reserved reserved) {
        Reservation reservation = reserved.reservation();
        if (reserved.pending().size() > MOST_LEFT_TO_NEXT_UPDATE) {
            bestEffort(() -> remove(reservation.charge().quota(), List.of(reservation.id())));
        } else {
            settled.add(reservation.charge().quota(), List.of(reservation.id()));
        }
        bestEffort(() -> recover(stale(reserved.pending()).stream()
                .limit(MOST_RECOVERED_AFTER_ACCEPT)
                .toList()));
    }

    /** Releases the units of a purge that is not recorded with this reservation. If that fails, recovery does it later. */
    void release(Reservation reservation) {
        bestEffort(() -> table.update(StoredUsage.release(reservation)));
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

    /** Returns true if a stored item is a fence instead of a purge. */
    static boolean isFence(Map<String, AttributeValue> item) {
        return item.containsKey(FENCED);
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

    private Attempt<ReserveResult> tryReserve(Acceptance acceptance, Reservation reservation) {
        Key quota = reservation.charge().quota();
        List<String> removed = settled.take(quota);
        try {
            ItemUpdate update = StoredUsage.reserve(reservation, acceptance.limits(), removed);
            return Attempt.done(reserved(reservation, table.tryUpdate(update)));
        } catch (ConditionalCheckFailedException e) {
            settled.add(quota, removed);
            return refused(acceptance, reservation, e.item());
        } catch (SdkException e) {
            settled.add(quota, removed);
            if (isTransient(e)) {
                return Attempt.retry();
            }
            throw DynamoDbCalls.unavailable("UpdateItem", e);
        }
    }

    private static boolean isTransient(SdkException e) {
        return e instanceof TransactionConflictException
                || (e instanceof SdkServiceException service && service.isThrottlingException());
    }

    private Attempt<ReserveResult> refused(
            Acceptance acceptance, Reservation reservation, Map<String, AttributeValue> item) {
        List<Reservation> pending = StoredUsage.reservations(acceptance.purge().account(), item);
        if (pending.contains(reservation)) {
            // the SDK repeated an update whose response was lost
            return Attempt.done(reserved(reservation, item));
        }
        return recover(stale(pending))
                ? Attempt.retry()
                : Attempt.done(new ReserveResult.Exceeded(left(acceptance, item)));
    }

    private static QuotaTooLow left(Acceptance acceptance, Map<String, AttributeValue> item) {
        int usedByKey = StoredUsage.usedBy(acceptance.purge().key(), item);
        return new QuotaTooLow(
                Math.max(0, acceptance.monthlyQuota() - StoredUsage.used(item)),
                acceptance.limits().ofKey().map(units -> Math.max(0, units - usedByKey)));
    }

    private static ReserveResult reserved(Reservation reservation, Map<String, AttributeValue> item) {
        Charge charge = reservation.charge();
        MonthUsage usage = StoredUsage.read(YearMonth.from(charge.day()), item);
        return new ReserveResult.Reserved(reservation, usage, StoredUsage.reservations(charge.account(), item));
    }

    private List<Reservation> stale(List<Reservation> pending) {
        Instant now = clock.instant();
        return pending.stream().filter(one -> one.isStale(now)).toList();
    }

    /** Settles stale reservations. Returns true if units were released. */
    private boolean recover(List<Reservation> stale) {
        boolean released = false;
        for (Reservation reservation : stale) {
            if (findResultOrFence(reservation) instanceof RecordResult.Committed) {
                remove(reservation.charge().quota(), List.of(reservation.id()));
            } else {
                boolean _ = table.update(StoredUsage.release(reservation)).isPresent();
                released = true;
            }
        }
        return released;
    }

    private void remove(Key quota, List<String> reservations) {
        boolean _ = table.update(StoredUsage.remove(quota, reservations)).isPresent();
    }

    private static void bestEffort(Runnable work) {
        try {
            work.run();
        } catch (StoreUnavailable e) {
            LOG.log(Level.INFO, "A quota reservation stays open until a later request settles it", e);
        }
    }
}
