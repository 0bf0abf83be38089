package io.edgepurge.aws;

import io.edgepurge.domain.purge.StoreUnavailable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The one table. Reads are strongly consistent; whatever keeps DynamoDB from answering leaves as {@link StoreUnavailable}.
 */
final class Table {
    /** @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html">BatchGetItem</a> */
    private static final int KEYS_A_BATCH = 100;

    /** @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">BatchWriteItem</a> */
    private static final int WRITES_A_BATCH = 25;

    private final DynamoDbClient dynamoDb;
    private final String name;
    private final Backoff backoff;

    Table(DynamoDbClient dynamoDb, String name, Backoff backoff) {
        this.dynamoDb = dynamoDb;
        this.name = name;
        this.backoff = backoff;
    }

    String name() {
        return name;
    }

    Backoff backoff() {
        return backoff;
    }

    Optional<Map<String, AttributeValue>> get(Key key) {
        return Optional.of(answered(() -> dynamoDb.getItem(request ->
                                request.tableName(name).key(key.attributes()).consistentRead(true))
                        .item()))
                .filter(item -> !item.isEmpty());
    }

    /** All items with these keys that are there, in no order. */
    List<Map<String, AttributeValue>> getAll(Collection<Key> keys) {
        List<Map<String, AttributeValue>> all =
                keys.stream().distinct().map(Key::attributes).toList();
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        for (int first = 0; first < all.size(); first += KEYS_A_BATCH) {
            found.addAll(getBatch(all.subList(first, Math.min(all.size(), first + KEYS_A_BATCH))));
        }
        return found;
    }

    /** DynamoDB answers as much of a batch as it can; the rest is asked for again. */
    private List<Map<String, AttributeValue>> getBatch(List<Map<String, AttributeValue>> batch) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        List<Map<String, AttributeValue>> missing = new ArrayList<>(batch);
        return backoff.until(attempt -> {
            KeysAndAttributes asked = KeysAndAttributes.builder()
                    .keys(missing)
                    .consistentRead(true)
                    .build();
            var answer = answered(() -> dynamoDb.batchGetItem(request -> request.requestItems(Map.of(name, asked))));
            found.addAll(answer.responses().getOrDefault(name, List.of()));
            missing.clear();
            Optional.ofNullable(answer.unprocessedKeys().get(name))
                    .map(KeysAndAttributes::keys)
                    .ifPresent(missing::addAll);
            return missing.isEmpty() ? Optional.of(found) : Optional.empty();
        });
    }

    /** Every item of a partition whose sort key starts so, in order. */
    List<Map<String, AttributeValue>> queryAll(String partition, String sortPrefix) {
        return answered(() -> dynamoDb.queryPaginator(prefixQuery(partition, sortPrefix)).items().stream()
                .toList());
    }

    /** Up to {@code limit} items of a partition whose sort key comes after this one, in order. */
    List<Map<String, AttributeValue>> queryAfter(String partition, String sort, int limit) {
        return answered(() -> dynamoDb.query(request -> request.tableName(name)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk AND sk > :sk")
                        .expressionAttributeValues(
                                Map.of(":pk", Attributes.text(partition), ":sk", Attributes.text(sort)))
                        .limit(limit))
                .items());
    }

    /** Up to {@code limit} items of a partition whose sort key starts so, in order. */
    List<Map<String, AttributeValue>> queryPrefix(String partition, String sortPrefix, int limit) {
        return answered(() -> dynamoDb.queryPaginator(prefixQuery(partition, sortPrefix)).items().stream()
                .limit(limit)
                .toList());
    }

    /**
     * Items of a partition whose sort keys lie between two texts, neither of them included.
     *
     * @param limit how many at least, if there are as many
     */
    List<Map<String, AttributeValue>> queryBetween(String partition, Span span, boolean forward, int limit) {
        return answered(() -> dynamoDb
                .query(request -> request.tableName(name)
                        .consistentRead(true)
                        .scanIndexForward(forward)
                        .keyConditionExpression("pk = :pk AND sk BETWEEN :low AND :high")
                        .expressionAttributeValues(Map.of(
                                ":pk", Attributes.text(partition),
                                // the next text after the lower end
                                ":low", Attributes.text(span.low() + " "),
                                ":high", Attributes.text(span.high())))
                        .limit(limit + 1))
                .items()
                .stream()
                .filter(item -> !Attributes.text(item, Key.SORT).equals(span.high()))
                .toList());
    }

    /** Puts items that nothing depends on being put together; as many calls as it takes. */
    void putAll(List<Map<String, AttributeValue>> items) {
        writeAll(items.stream()
                .map(item ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .toList());
    }

    /** Deletes items, whether they are there or not. */
    void deleteAll(List<Key> keys) {
        writeAll(keys.stream()
                .map(key -> WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(key.attributes()))
                        .build())
                .toList());
    }

    private void writeAll(List<WriteRequest> writes) {
        for (int first = 0; first < writes.size(); first += WRITES_A_BATCH) {
            writeBatch(writes.subList(first, Math.min(writes.size(), first + WRITES_A_BATCH)));
        }
    }

    /** DynamoDB does as much of a batch as it can; the rest is asked for again. */
    private void writeBatch(List<WriteRequest> batch) {
        List<WriteRequest> missing = new ArrayList<>(batch);
        boolean _ = backoff.until(attempt -> {
            var answer =
                    answered(() -> dynamoDb.batchWriteItem(request -> request.requestItems(Map.of(name, missing))));
            missing.clear();
            missing.addAll(answer.unprocessedItems().getOrDefault(name, List.of()));
            return missing.isEmpty() ? Optional.of(true) : Optional.empty();
        });
    }

    void put(Key key, Map<String, AttributeValue> content) {
        answered(() -> dynamoDb.putItem(request -> request.tableName(name).item(key.with(content))));
    }

    /**
     * Changes one item if its condition holds.
     *
     * @return the item afterwards, or nothing if the condition does not hold
     */
    Optional<Map<String, AttributeValue>> update(Change change) {
        return retryingConflicts(() -> {
            try {
                return Optional.of(dynamoDb.updateItem(updateOf(change)).attributes());
            } catch (ConditionalCheckFailedException e) {
                return Optional.empty();
            }
        });
    }

    /** Deletes one item if its condition holds; says whether it did. */
    boolean delete(Key key, String condition, Map<String, AttributeValue> values) {
        return retryingConflicts(() -> {
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

    /** A part of a transaction: an item that is not there yet. */
    TransactWriteItem putNew(Key key, Map<String, AttributeValue> content) {
        return TransactWriteItem.builder()
                .put(write ->
                        write.tableName(name).item(key.with(content)).conditionExpression("attribute_not_exists(pk)"))
                .build();
    }

    /** A part of a transaction: an item, whether it is there already or not. */
    TransactWriteItem putInTransaction(Key key, Map<String, AttributeValue> content) {
        return TransactWriteItem.builder()
                .put(write -> write.tableName(name).item(key.with(content)))
                .build();
    }

    /** A part of a transaction: away with an item, if it is there. */
    TransactWriteItem deleteInTransaction(Key key) {
        return TransactWriteItem.builder()
                .delete(write -> write.tableName(name).key(key.attributes()))
                .build();
    }

    /** One transaction, attempted once; its exceptions are the caller's to understand. */
    void transact(List<TransactWriteItem> writes, Optional<String> token) {
        dynamoDb.transactWriteItems(request -> request.transactItems(writes).clientRequestToken(token.orElse(null)));
    }

    <T> T answered(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new StoreUnavailable("DynamoDB did not answer: " + e.getMessage(), e);
        }
    }

    private <T> T retryingConflicts(Supplier<T> call) {
        return backoff.until(attempt -> {
            try {
                return Optional.of(call.get());
            } catch (TransactionConflictException e) {
                return Optional.empty();
            } catch (SdkException e) {
                throw new StoreUnavailable("DynamoDB did not answer: " + e.getMessage(), e);
            }
        });
    }

    private UpdateItemRequest updateOf(Change change) {
        return UpdateItemRequest.builder()
                .tableName(name)
                .key(change.key().attributes())
                .updateExpression(change.update())
                .conditionExpression(change.condition())
                .expressionAttributeNames(change.names().isEmpty() ? null : change.names())
                .expressionAttributeValues(change.values().isEmpty() ? null : change.values())
                .returnValues(ReturnValue.ALL_NEW)
                .build();
    }

    private QueryRequest prefixQuery(String partition, String sortPrefix) {
        boolean whole = sortPrefix.isEmpty();
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":pk", Attributes.text(partition)));
        if (!whole) {
            values.put(":sk", Attributes.text(sortPrefix));
        }
        return QueryRequest.builder()
                .tableName(name)
                .consistentRead(true)
                .keyConditionExpression(whole ? "pk = :pk" : "pk = :pk AND begins_with(sk, :sk)")
                .expressionAttributeValues(values)
                .build();
    }

    /** Two texts between which sort keys lie. */
    record Span(String low, String high) {}

    /** A conditional update of one item, in DynamoDB's expression language. */
    record Change(
            Key key, String update, String condition, Map<String, String> names, Map<String, AttributeValue> values) {
        /** The condition of a change that nothing keeps from happening. */
        static final String ALWAYS = "";

        Change(Key key, String update, String condition, Map<String, AttributeValue> values) {
            this(key, update, condition, Map.of(), values);
        }

        /** The same as a part of a transaction. */
        TransactWriteItem in(Table table) {
            return TransactWriteItem.builder()
                    .update(write -> write.tableName(table.name())
                            .key(key.attributes())
                            .updateExpression(update)
                            .conditionExpression(condition.equals(ALWAYS) ? null : condition)
                            .expressionAttributeNames(names.isEmpty() ? null : names)
                            .expressionAttributeValues(values)
                            .returnValuesOnConditionCheckFailure("ALL_OLD"))
                    .build();
        }
    }
}
