package io.edgepurge.aws;

import io.edgepurge.domain.purge.StoreUnavailable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * The single DynamoDB table (single-table design). All reads are strongly consistent.
 *
 * <p>Methods throw {@link StoreUnavailable} if DynamoDB does not respond. Only {@link #transact}, {@link #tryUpdate} and {@link #puts}
 * pass SDK exceptions on.
 */
final class Table {
    static final String UPDATE = "UpdateItem";
    static final String PUT = "PutItem";

    private final DynamoDbClient dynamoDb;
    private final DynamoDbClient withoutRetries;
    private final String name;
    private final Backoff backoff;
    private final TablePuts puts;
    private final TableBatches batches;
    private final TableQueries queries;
    private final TableTransactions transactions;
    private final Retention retention;

    Table(DynamoDbClient dynamoDb, String name, Backoff backoff) {
        this(dynamoDb, dynamoDb, name, backoff, Retention.STANDARD);
    }

    /** @param withoutRetries a client that sends each request once, for {@link #tryUpdate} */
    Table(DynamoDbClient dynamoDb, DynamoDbClient withoutRetries, String name, Backoff backoff, Retention retention) {
        this.dynamoDb = dynamoDb;
        this.withoutRetries = withoutRetries;
        this.name = name;
        this.backoff = backoff;
        this.puts = new TablePuts(dynamoDb, withoutRetries, name);
        this.batches = new TableBatches(dynamoDb, name, backoff);
        this.queries = new TableQueries(dynamoDb, name);
        this.transactions = new TableTransactions(dynamoDb, backoff);
        this.retention = retention;
    }

    String name() {
        return name;
    }

    Backoff backoff() {
        return backoff;
    }

    TablePuts puts() {
        return puts;
    }

    Retention retention() {
        return retention;
    }

    Optional<Map<String, AttributeValue>> get(Key key) {
        return Optional.of(DynamoDbCalls.call(
                        "GetItem",
                        () -> dynamoDb.getItem(request -> request.tableName(name)
                                        .key(key.attributes())
                                        .consistentRead(true))
                                .item()))
                .filter(item -> !item.isEmpty());
    }

    /** Returns the items that exist, in no particular order; reads in batches. */
    List<Map<String, AttributeValue>> getAll(Collection<Key> keys) {
        return batches.get(keys);
    }

    /** Returns every item of a partition whose sort key starts with a prefix, in sort key order. */
    List<Map<String, AttributeValue>> queryAll(String partition, String sortPrefix) {
        return queries.all(partition, sortPrefix);
    }

    /** Returns up to {@code limit} items of a partition after a sort key (exclusive), in sort key order. */
    List<Map<String, AttributeValue>> queryAfter(String partition, String sort, int limit) {
        return queries.after(partition, sort, limit);
    }

    /** Returns up to {@code limit} items of a partition whose sort key starts with a prefix, in sort key order. */
    List<Map<String, AttributeValue>> queryPrefix(String partition, String sortPrefix, int limit) {
        return queries.prefix(partition, sortPrefix, limit);
    }

    /**
     * Returns items of a partition whose sort keys lie in a range.
     *
     * @param limit the minimum number of items to return, if that many exist
     */
    List<Map<String, AttributeValue>> queryBetween(String partition, KeyRange range, boolean forward, int limit) {
        return queries.between(partition, range, forward, limit);
    }

    /** Writes items in batches, without a transaction. */
    void putAll(List<Map<String, AttributeValue>> items) {
        batches.put(items);
    }

    /** Deletes items in batches; missing items are ignored. */
    void deleteAll(List<Key> keys) {
        batches.delete(keys);
    }

    void put(Key key, Map<String, AttributeValue> content) {
        DynamoDbCalls.call(
                PUT, () -> dynamoDb.putItem(request -> request.tableName(name).item(key.with(content))));
    }

    /** Puts an item unless it exists. Returns false if it exists. */
    boolean putNew(Key key, Map<String, AttributeValue> content) {
        return retryingConflicts(PUT, () -> {
            try {
                puts.retrying(key.with(content));
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            }
        });
    }

    /**
     * Updates one item with a conditional write.
     *
     * @return the item after the update; empty if the condition does not hold
     */
    Optional<Map<String, AttributeValue>> update(ItemUpdate update) {
        return retryingConflicts(UPDATE, () -> {
            try {
                return Optional.of(dynamoDb.updateItem(update.request(this)).attributes());
            } catch (ConditionalCheckFailedException e) {
                return Optional.empty();
            }
        });
    }

    /**
     * Sends one conditional write once. So if it has no response, DynamoDB may execute it later, but only once. The caller handles
     * the SDK's exceptions, which contain the old item.
     */
    Map<String, AttributeValue> tryUpdate(ItemUpdate update) {
        return withoutRetries
                .updateItem(update.request(this).toBuilder()
                        .returnValuesOnConditionCheckFailure("ALL_OLD")
                        .build())
                .attributes();
    }

    /** Deletes one item with a conditional write. Returns false if the condition does not hold. */
    boolean delete(Key key, String condition, Map<String, AttributeValue> values) {
        return retryingConflicts("DeleteItem", () -> {
            try {
                dynamoDb.deleteItem(request -> request.tableName(name)
                        .key(key.attributes())
                        .conditionExpression(condition)
                        .expressionAttributeValues(values.isEmpty() ? null : values));
                return true;
            } catch (ConditionalCheckFailedException e) {
                return false;
            }
        });
    }

    /** Returns part of a transaction that puts an item; the transaction fails if the item exists. */
    TransactWriteItem transactPutNew(Key key, Map<String, AttributeValue> content) {
        return TransactWriteItem.builder()
                .put(write ->
                        write.tableName(name).item(key.with(content)).conditionExpression("attribute_not_exists(pk)"))
                .build();
    }

    /** Returns part of a transaction that puts an item, replacing an existing one. */
    TransactWriteItem transactPut(Key key, Map<String, AttributeValue> content) {
        return TransactWriteItem.builder()
                .put(write -> write.tableName(name).item(key.with(content)))
                .build();
    }

    /** Returns part of a transaction that deletes an item if it exists. */
    TransactWriteItem transactDelete(Key key) {
        return TransactWriteItem.builder()
                .delete(write -> write.tableName(name).key(key.attributes()))
                .build();
    }

    /** Attempts one transaction. The caller handles the SDK's exceptions. */
    void transact(List<TransactWriteItem> writes, Optional<String> clientRequestToken) {
        transactions.attempt(writes, clientRequestToken);
    }

    /** Commits a transaction, retrying conflicts and throttling with backoff. Returns false if a condition does not hold. */
    boolean commit(List<TransactWriteItem> writes) {
        return transactions.commit(writes);
    }

    /** Commits a transaction; see {@link TableTransactions#commitUnlessContended}. */
    boolean commitUnlessContended(List<TransactWriteItem> writes) {
        return transactions.commitUnlessContended(writes);
    }

    private <T> T retryingConflicts(String operation, Supplier<T> call) {
        return backoff.retryOrThrow(() -> {
            try {
                return Attempt.done(call.get());
            } catch (TransactionConflictException e) {
                return Attempt.retry(DynamoDbCalls.unavailable(operation, e));
            } catch (SdkException e) {
                throw DynamoDbCalls.unavailable(operation, e);
            }
        });
    }

    /** A range of sort keys; both ends are exclusive. */
    record KeyRange(String low, String high) {}
}
