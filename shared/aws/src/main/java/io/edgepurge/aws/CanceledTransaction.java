package io.edgepurge.aws;

import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The reasons why DynamoDB canceled the transaction that records a purge.
 *
 * <p>The transaction's first write puts the purge. The second puts the idempotency key or, without one, the fingerprint of a
 * repeatable request, if there is one.
 */
record CanceledTransaction(TransactionCanceledException cause, List<CancellationReason> reasons) {
    private static final int PURGE = 0;
    private static final int IDEMPOTENCY = 1;
    private static final int REPEATABLE = 1;

    static CanceledTransaction of(TransactionCanceledException cause) {
        return new CanceledTransaction(cause, cause.cancellationReasons());
    }

    /**
     * Returns the result, or asks for a retry after a conflict or throttling. Another reason leaves the result open, because an
     * earlier attempt of the SDK can have committed the transaction.
     */
    Attempt<RecordResult> resultFor(Acceptance acceptance, Reservation reservation) {
        if (failed(PURGE)) {
            return Attempt.done(RecordResult.ofStored(reasons.get(PURGE).item(), reservation));
        }
        // an identical request may be committing the same key; its result would then be returned
        if (isTransient()) {
            return Attempt.retry(unavailable());
        }
        if (acceptance.idempotency().isPresent() && failed(IDEMPOTENCY)) {
            return Attempt.done(RecordResult.of(EarlierRequests.firstResult(
                    acceptance.purge(),
                    acceptance.idempotency().get(),
                    reasons.get(IDEMPOTENCY).item())));
        }
        if (acceptance.repeatable().isPresent() && failed(REPEATABLE)) {
            return Attempt.done(new RecordResult.Refused(new AcceptResult.Conflict()));
        }
        return Attempt.done(new RecordResult.Unanswered(unavailable()));
    }

    private boolean failed(int write) {
        return reasons.size() > write && isCondition(reasons.get(write));
    }

    /** Returns the exception for a transaction that failed for another reason than a condition. */
    StoreUnavailable unavailable() {
        return DynamoDbCalls.unavailable(TableTransactions.OPERATION, cause);
    }

    /** Returns true after a conflict or throttling, so that a retry after a pause can succeed. */
    boolean isTransient() {
        return reasons.stream().anyMatch(CanceledTransaction::isTransient);
    }

    /** Returns true if a condition failed, so that a retry is futile. */
    boolean conditionFailed() {
        return reasons.stream().anyMatch(CanceledTransaction::isCondition);
    }

    private static boolean isCondition(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }

    private static boolean isTransient(CancellationReason reason) {
        return switch (reason.code()) {
            case "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded" -> true;
            default -> false;
        };
    }
}
