package io.edgepurge.aws;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Transactions of the table. Conflicts and throttling are retried with exponential backoff; a failed condition is a result. */
record TableTransactions(DynamoDbClient dynamoDb, Backoff backoff) {
    static final String OPERATION = "TransactWriteItems";

    /** Attempts one transaction. The caller handles the SDK's exceptions. */
    void attempt(List<TransactWriteItem> writes, Optional<String> clientRequestToken) {
        dynamoDb.transactWriteItems(
                request -> request.transactItems(writes).clientRequestToken(clientRequestToken.orElse(null)));
    }

    /**
     * Commits a transaction. Returns false if a condition does not hold.
     *
     * @throws io.edgepurge.domain.purge.StoreUnavailable after the last conflict, or if DynamoDB refuses the transaction
     */
    boolean commit(List<TransactWriteItem> writes) {
        return backoff.retryOrThrow(() -> tryCommit(writes));
    }

    /**
     * Commits a transaction. Returns false if a condition does not hold, or if the last attempt met a conflict or throttling.
     * Nothing has been written then.
     *
     * @throws io.edgepurge.domain.purge.StoreUnavailable if DynamoDB refuses the transaction or does not respond
     */
    boolean commitUnlessContended(List<TransactWriteItem> writes) {
        return backoff.retry(() -> tryCommit(writes), () -> false);
    }

    private Attempt<Boolean> tryCommit(List<TransactWriteItem> writes) {
        try {
            attempt(writes, Optional.empty());
            return Attempt.done(true);
        } catch (TransactionCanceledException e) {
            CanceledTransaction canceled = CanceledTransaction.of(e);
            if (canceled.conditionFailed()) {
                return Attempt.done(false);
            }
            if (canceled.isTransient()) {
                return Attempt.retry(canceled.unavailable());
            }
            throw canceled.unavailable();
        } catch (SdkException e) {
            throw DynamoDbCalls.unavailable(OPERATION, e);
        }
    }
}
