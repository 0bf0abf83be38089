package io.edgepurge.aws;

import io.edgepurge.domain.purge.MonthUsage;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult.QuotaTooLow;
import java.util.List;

/** The outcome of {@link QuotaReservations#reserve}. */
sealed interface ReserveResult {
    /**
     * The units are charged. The caller settles the reservation.
     *
     * @param usage the usage with this reservation
     * @param pending all reservations that are not settled, with this one
     */
    record Reserved(Reservation reservation, MonthUsage usage, List<Reservation> pending) implements ReserveResult {}

    /** The remaining quota is too low. Nothing was charged. */
    record Exceeded(QuotaTooLow result) implements ReserveResult {}

    /** DynamoDB reported conflicts or throttled every attempt. Nothing was charged. */
    record Contended() implements ReserveResult {}
}
