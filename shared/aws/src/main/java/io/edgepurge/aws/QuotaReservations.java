package io.edgepurge.aws;

import io.edgepurge.domain.purge.MonthUsage;
import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult.QuotaTooLow;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
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
 * <p>Each attempt has a reservation id of its own and is sent once. DynamoDB may execute an attempt without a response late, even
 * after a later attempt has succeeded. Under a shared id, it would be charged again after that reservation is settled.
 *
 * <p>A reservation that its process never settles becomes stale, and {@link ReservationRecovery} settles it.
 */
final class QuotaReservations {
    private static final Logger LOG = System.getLogger(QuotaReservations.class.getName());

    /** Above this number, a process removes its reservation immediately, because an update costs a write unit per KB. */
    private static final int MOST_LEFT_TO_NEXT_UPDATE = 20;

    /** Limits the extra requests of one accepted purge. */
    private static final int MOST_RECOVERED_AFTER_ACCEPT = 2;

    /** Limits the time of a request, because each attempt can time out. */
    private static final int MOST_UNANSWERED = 3;

    private static final int SERVER_ERRORS_FROM = 500;

    private final Table table;
    private final Clock clock;
    private final ReservationRecovery recovery;
    private final SettledReservations settled = new SettledReservations();

    QuotaReservations(Table table, Clock clock, ReservationRecovery recovery) {
        this.table = table;
        this.clock = clock;
        this.recovery = recovery;
    }

    /**
     * Reserves the units of a purge. Before it reports an exceeded quota, it recovers stale reservations.
     *
     * @throws StoreUnavailable if DynamoDB does not respond; the units are free, unless fencing the last attempt failed, too
     */
    ReserveResult reserve(Acceptance acceptance) {
        return table.backoff().retry(() -> tryReserve(acceptance, MOST_UNANSWERED), ReserveResult.Contended::new);
    }

    /** Settles the reservation of a recorded purge, and recovers a few stale ones. */
    void confirm(ReserveResult.Reserved reserved) {
        Reservation reservation = reserved.reservation();
        if (reserved.pending().size() > MOST_LEFT_TO_NEXT_UPDATE) {
            bestEffort(() -> recovery.remove(reservation.charge().quota(), List.of(reservation.id())));
        } else {
            settled.add(reservation.charge().quota(), List.of(reservation.id()));
        }
        bestEffort(() -> recovery.recover(reserved.pending(), MOST_RECOVERED_AFTER_ACCEPT));
    }

    /** Releases the units of a purge that is not recorded with this reservation. If that fails, recovery does it later. */
    void release(Reservation reservation) {
        bestEffort(() -> table.update(StoredUsage.release(reservation)));
    }

    private Attempt<ReserveResult> tryReserve(Acceptance acceptance, int mostUnanswered) {
        Purge purge = acceptance.purge();
        Reservation reservation =
                Reservation.of(purge.id(), Charge.of(purge), table.backoff().random(), clock.instant());
        Key quota = reservation.charge().quota();
        List<String> removed = settled.take(quota);
        try {
            ItemUpdate update = StoredUsage.reserve(reservation, acceptance.limits(), removed);
            return Attempt.done(reserved(reservation, table.tryUpdate(update)));
        } catch (SdkException e) {
            settled.add(quota, removed);
            return afterFailure(e, acceptance, reservation, mostUnanswered);
        }
    }

    private Attempt<ReserveResult> afterFailure(
            SdkException e, Acceptance acceptance, Reservation reservation, int mostUnanswered) {
        return switch (e) {
            case ConditionalCheckFailedException failed -> refused(acceptance, reservation, failed.item());
            case TransactionConflictException conflict -> Attempt.retry();
            case SdkServiceException throttled when throttled.isThrottlingException() -> Attempt.retry();
            case SdkServiceException refused
            when refused.statusCode() < SERVER_ERRORS_FROM -> throw DynamoDbCalls.unavailable(Table.UPDATE, e);
            default -> unanswered(e, acceptance, reservation, mostUnanswered);
        };
    }

    private Attempt<ReserveResult> refused(
            Acceptance acceptance, Reservation reservation, Map<String, AttributeValue> item) {
        List<Reservation> pending = StoredUsage.reservations(acceptance.purge().account(), item);
        if (pending.contains(reservation)) {
            // something between us and DynamoDB repeated an update whose response was lost
            return Attempt.done(reserved(reservation, item));
        }
        return recovery.recover(pending, Long.MAX_VALUE)
                ? Attempt.retry()
                : Attempt.done(new ReserveResult.Exceeded(left(acceptance, item)));
    }

    /** Uses an attempt that DynamoDB has executed. Otherwise makes sure that it never executes, and tries again. */
    private Attempt<ReserveResult> unanswered(
            SdkException e, Acceptance acceptance, Reservation reservation, int mostUnanswered) {
        Optional<Map<String, AttributeValue>> executed = findExecutedOrFence(reservation);
        if (executed.isPresent()) {
            return Attempt.done(reserved(reservation, executed.get()));
        }
        if (mostUnanswered <= 1) {
            throw DynamoDbCalls.unavailable(Table.UPDATE, e);
        }
        return tryReserve(acceptance, mostUnanswered - 1);
    }

    /** Returns the quota item if it lists the reservation; otherwise empty, and the reservation is fenced. */
    private Optional<Map<String, AttributeValue>> findExecutedOrFence(Reservation reservation) {
        ItemUpdate fence = StoredUsage.fence(reservation.fence());
        if (table.update(fence).isPresent()) {
            return Optional.empty();
        }
        // the SDK may also have repeated the fence
        return table.get(fence.key())
                .filter(item -> StoredUsage.reservations(reservation.charge().account(), item)
                        .contains(reservation));
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

    private static void bestEffort(Runnable work) {
        try {
            work.run();
        } catch (StoreUnavailable e) {
            LOG.log(Level.INFO, "A quota reservation stays open until a later request settles it", e);
        }
    }
}
