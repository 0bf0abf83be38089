package io.edgepurge.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Batch reads and batch writes of the table. Unprocessed keys and items are retried with exponential backoff. */
record TableBatches(DynamoDbClient dynamoDb, String name, Backoff backoff) {
    /** @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html">BatchGetItem</a> */
    private static final int KEYS_PER_BATCH = 100;

    /** @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">BatchWriteItem</a> */
    private static final int WRITES_PER_BATCH = 25;

    /** Returns the items that exist, in no particular order. */
    List<Map<String, AttributeValue>> get(Collection<Key> keys) {
        List<Map<String, AttributeValue>> all =
                keys.stream().distinct().map(Key::attributes).toList();
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        for (int first = 0; first < all.size(); first += KEYS_PER_BATCH) {
            found.addAll(getBatch(all.subList(first, Math.min(all.size(), first + KEYS_PER_BATCH))));
        }
        return found;
    }

    /** Reads one batch and retries its unprocessed keys. */
    private List<Map<String, AttributeValue>> getBatch(List<Map<String, AttributeValue>> batch) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        List<Map<String, AttributeValue>> missing = new ArrayList<>(batch);
        return backoff.retryOrThrow(() -> {
            KeysAndAttributes keys = KeysAndAttributes.builder()
                    .keys(missing)
                    .consistentRead(true)
                    .build();
            var response = DynamoDbCalls.call(
                    "BatchGetItem", () -> dynamoDb.batchGetItem(request -> request.requestItems(Map.of(name, keys))));
            found.addAll(response.responses().getOrDefault(name, List.of()));
            missing.clear();
            Optional.ofNullable(response.unprocessedKeys().get(name))
                    .map(KeysAndAttributes::keys)
                    .ifPresent(missing::addAll);
            return Attempt.doneIf(missing.isEmpty(), found);
        });
    }

    /** Puts items. */
    void put(List<Map<String, AttributeValue>> items) {
        writeAll(items.stream()
                .map(item ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .toList());
    }

    /** Deletes items; missing items are ignored. */
    void delete(List<Key> keys) {
        writeAll(keys.stream()
                .map(key -> WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(key.attributes()))
                        .build())
                .toList());
    }

    private void writeAll(List<WriteRequest> writes) {
        for (int first = 0; first < writes.size(); first += WRITES_PER_BATCH) {
            writeBatch(writes.subList(first, Math.min(writes.size(), first + WRITES_PER_BATCH)));
        }
    }

    /** Sends one batch write and retries its unprocessed items. */
    private void writeBatch(List<WriteRequest> batch) {
        List<WriteRequest> missing = new ArrayList<>(batch);
        boolean _ = backoff.retryOrThrow(() -> {
            var response = DynamoDbCalls.call(
                    "BatchWriteItem",
                    () -> dynamoDb.batchWriteItem(request -> request.requestItems(Map.of(name, missing))));
            missing.clear();
            missing.addAll(response.unprocessedItems().getOrDefault(name, List.of()));
            return Attempt.doneIf(missing.isEmpty(), true);
        });
    }
}
