package io.edgepurge.aws;

import static io.edgepurge.aws.Attributes.numbers;
import static io.edgepurge.aws.Attributes.text;

import io.edgepurge.domain.purge.Purge;
import io.edgepurge.domain.purge.PurgeStore.Acceptance;
import io.edgepurge.domain.purge.PurgeStore.QueueName;
import io.edgepurge.domain.purge.StoreUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * Records a purge that has a single queue entry and no key with two conditional writes, at half the price of a transaction: the queue
 * entry first, and then the purge. Workers skip an entry without a purge, and drop it after an hour.
 *
 * <p>The entry is sent once, without the AWS SDK's retries, and the purge is sent only after a response. An entry without a
 * response can be written late, even after the items have left the queue, so its purge is never recorded.
 */
final class QueueFirstWrites {
    private static final Logger LOG = System.getLogger(QueueFirstWrites.class.getName());

    private final Table table;

    QueueFirstWrites(Table table) {
        this.table = table;
    }

    /** Returns true if the purge can be recorded in this way. With several other items, one transaction takes less time. */
    static boolean suits(Acceptance acceptance) {
        return acceptance.idempotency().isEmpty()
                && acceptance.repeatable().isEmpty()
                && acceptance.toClear().isEmpty()
                && acceptance.plannable().size() == 1;
    }

    /** Returns the item of a purge that was paid with a reservation. */
    static Map<String, AttributeValue> request(Table table, Purge purge, Reservation reservation) {
        Map<String, AttributeValue> item = new HashMap<>(table.retention().with(purge.id(), StoredPurge.write(purge)));
        item.put(Reservation.PAID_BY, text(reservation.id()));
        return Key.request(purge.account(), purge.id()).with(item);
    }

    /** Returns a queue entry. */
    static Map<String, AttributeValue> queued(Acceptance acceptance, Set<Integer> items) {
        return marked(acceptance, items, Map.of("waiting", numbers(items)));
    }

    /** Marks an entry that can be planned immediately, whatever the worker's clock shows, and one whose items are visited. */
    static Map<String, AttributeValue> marked(
            Acceptance acceptance, Set<Integer> items, Map<String, AttributeValue> entry) {
        Map<String, AttributeValue> marked = new HashMap<>(entry);
        if (!acceptance.purge().isDelayed()) {
            marked.put(QueuePage.NO_START_TIME, Attributes.trueValue());
        }
        if (acceptance.isVerified(items)) {
            marked.put(QueuePage.VERIFY, Attributes.trueValue());
        }
        return marked;
    }

    /**
     * Attempts both writes.
     *
     * @throws StoreUnavailable if the queue entry has no response or is refused: the purge will never be recorded
     */
    Attempt<RecordResult> tryRecord(Acceptance acceptance, Reservation reservation) {
        Purge purge = acceptance.purge();
        Map.Entry<QueueName, Set<Integer>> entry =
                acceptance.plannable().entrySet().iterator().next();
        Key queued = Key.queued(entry.getKey(), purge.account(), purge.id());
        try {
            table.puts().once(queued.with(queued(acceptance, entry.getValue())));
        } catch (ConditionalCheckFailedException e) {
            // an earlier attempt has written it
        } catch (SdkException e) {
            return afterFailedEntry(e);
        }
        try {
            table.puts().retrying(request(table, purge, reservation));
            return Attempt.done(new RecordResult.Committed());
        } catch (ConditionalCheckFailedException e) {
            return Attempt.done(RecordResult.ofStored(e.item(), reservation));
        } catch (SdkException e) {
            return Attempt.done(new RecordResult.Unanswered(DynamoDbCalls.unavailable(Table.PUT, e)));
        }
    }

    private static Attempt<RecordResult> afterFailedEntry(SdkException e) {
        StoreUnavailable failure = DynamoDbCalls.unavailable(Table.PUT, e);
        boolean notWritten = e instanceof TransactionConflictException
                || (e instanceof SdkServiceException refused && refused.isThrottlingException());
        if (notWritten) {
            return Attempt.retry(failure);
        }
        throw failure;
    }

    /** Removes the queue entry of a purge that is not recorded. If that fails, a worker drops it later. */
    void remove(Acceptance acceptance) {
        Purge purge = acceptance.purge();
        try {
            acceptance
                    .plannable()
                    .keySet()
                    .forEach(queue -> table.delete(
                            Key.queued(queue, purge.account(), purge.id()), "attribute_exists(pk)", Map.of()));
        } catch (StoreUnavailable e) {
            LOG.log(Level.INFO, "The queue entry of a purge that was not accepted remains", e);
        }
    }
}
