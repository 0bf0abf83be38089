package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.text;

import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The reasons why DynamoDB canceled the transaction that accepts a purge.
 *
 * <p>The transaction's first write charges the quota, and its second puts the purge. The third puts the idempotency key or,
 * without one, the fingerprint of a repeatable request, if there is one.
 */
record CanceledTransaction(TransactionCanceledException cause, List<CancellationReason> reasons) {
    private static final int QUOTA = 0;
    private static final int PURGE = 1;
    private static final int IDEMPOTENCY = 2;
    private static final int REPEATABLE = 2;

    static CanceledTransaction of(TransactionCanceledException cause) {
        return new CanceledTransaction(cause, cause.cancellationReasons());
    }

    /** Returns the result for the caller, or asks for a retry after a conflict or throttling. */
    Attempt<AcceptResult> resultFor(Acceptance acceptance) {
        if (failed(PURGE)) {
            // an earlier attempt was committed, but its response was lost
            return Attempt.done(new AcceptResult.Done());
        }
        // an identical request may be committing the same key; its result would then be returned
        if (reasons.stream().anyMatch(CanceledTransaction::isTransient)) {
            return Attempt.retry();
        }
        // the first result is returned even if the quota no longer allows the purge
        if (acceptance.idempotency().isPresent() && failed(IDEMPOTENCY)) {
            return Attempt.done(firstResult(acceptance, reasons.get(IDEMPOTENCY).item()));
        }
        if (acceptance.repeatable().isPresent() && failed(REPEATABLE)) {
            return Attempt.done(new AcceptResult.Conflict());
        }
        if (failed(QUOTA)) {
            return Attempt.done(quotaTooLow(acceptance));
        }
        throw new StoreUnavailable("DynamoDB refused the transaction: " + cause.getMessage(), cause);
    }

    private boolean failed(int write) {
        return reasons.size() > write
                && "ConditionalCheckFailed".equals(reasons.get(write).code());
    }

    private static boolean isTransient(CancellationReason reason) {
        return switch (reason.code()) {
            case "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded" -> true;
            default -> false;
        };
    }

    private static AcceptResult firstResult(Acceptance acceptance, Map<String, AttributeValue> stored) {
        String purge = text(stored, "purge");
        if (purge.equals(acceptance.purge().id().value())) {
            return new AcceptResult.Done();
        }
        boolean same = text(stored, "fingerprint")
                .equals(acceptance.idempotency().orElseThrow().fingerprint());
        return same ? new AcceptResult.RepeatOf(new PurgeId(purge)) : new AcceptResult.KeyTaken();
    }

    private AcceptResult quotaTooLow(Acceptance acceptance) {
        Map<String, AttributeValue> month = reasons.get(QUOTA).item();
        int usedByKey = StoredUsage.usedBy(acceptance.purge().key(), month);
        return new AcceptResult.QuotaTooLow(
                Math.max(0, acceptance.monthlyQuota() - StoredUsage.used(month)),
                acceptance.limits().ofKey().map(units -> Math.max(0, units - usedByKey)));
    }
}
