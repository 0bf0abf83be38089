package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.text;

import io.edgepurge.domain.purge.PurgeId;
import io.edgepurge.domain.purge.PurgeStore.AcceptResult;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Why the transaction that accepts a purge did not happen. Its first write is the quota, its second the purge, its third
 * the idempotency key or, without one, what a repeated request is known by, if it is known.
 */
record Cancellation(TransactionCanceledException cause, List<CancellationReason> reasons) {
    private static final int QUOTA = 0;
    private static final int PURGE = 1;
    private static final int IDEMPOTENCY = 2;
    private static final int REPEATABLE = 2;

    static Cancellation of(TransactionCanceledException cause) {
        return new Cancellation(cause, cause.cancellationReasons());
    }

    /** What that means, or nothing if it is worth another try. */
    Optional<AcceptResult> answer(Acceptance acceptance) {
        if (failed(PURGE)) {
            return Optional.of(new AcceptResult.Done());
        }
        // a twin of the request may just be recording the same key, and its answer would be ours
        if (reasons.stream().anyMatch(Cancellation::passes)) {
            return Optional.empty();
        }
        // the first answer wins, whatever the quota says by now
        if (acceptance.idempotency().isPresent() && failed(IDEMPOTENCY)) {
            return Optional.of(firstAnswer(acceptance, reasons.get(IDEMPOTENCY).item()));
        }
        if (acceptance.repeatable().isPresent() && failed(REPEATABLE)) {
            return Optional.of(new AcceptResult.Conflict());
        }
        if (failed(QUOTA)) {
            return Optional.of(quotaTooLow(acceptance));
        }
        throw new StoreUnavailable("DynamoDB refused the transaction: " + cause.getMessage(), cause);
    }

    private boolean failed(int write) {
        return reasons.size() > write
                && "ConditionalCheckFailed".equals(reasons.get(write).code());
    }

    private static boolean passes(CancellationReason reason) {
        return switch (reason.code()) {
            case "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded" -> true;
            default -> false;
        };
    }

    private static AcceptResult firstAnswer(Acceptance acceptance, Map<String, AttributeValue> marker) {
        String purge = text(marker, "purge");
        if (purge.equals(acceptance.purge().id().value())) {
            return new AcceptResult.Done();
        }
        boolean same = text(marker, "fingerprint")
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
