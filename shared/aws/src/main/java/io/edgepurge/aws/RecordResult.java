package io.edgepurge.aws;

import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The outcome of the transaction that records a purge. */
sealed interface RecordResult {
    /** The purge is recorded with the reservation of this call. */
    record Committed() implements RecordResult {}

    /** The purge was recorded by an earlier call, which paid for it. The reservation of this call is released. */
    record CommittedEarlier() implements RecordResult {}

    /** The purge is not recorded and never will be. The reservation of this call is released. */
    record Refused(AcceptResult result) implements RecordResult {}

    /** Every attempt met a conflict, but one without a response may still be running. */
    record Contended() implements RecordResult {}

    /** The transaction had no response. It may be committed, or still be running. */
    record Unanswered(StoreUnavailable failure) implements RecordResult {}

    /** Returns the result if the purge's item exists: as a purge, or as a fence. */
    static RecordResult ofStored(Map<String, AttributeValue> item, Reservation reservation) {
        if (ReservationRecovery.isFence(item)) {
            return new Refused(new AcceptResult.Busy());
        }
        return reservation.paidFor(item) ? new Committed() : new CommittedEarlier();
    }

    /** Returns the result if the idempotency key exists. */
    static RecordResult of(AcceptResult earlier) {
        return earlier instanceof AcceptResult.Done ? new CommittedEarlier() : new Refused(earlier);
    }
}
