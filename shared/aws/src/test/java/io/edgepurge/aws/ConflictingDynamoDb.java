package io.edgepurge.aws;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A DynamoDB client on virtual time with transaction conflicts, which DynamoDB Local never reports. A transaction occupies its
 * items for 15 to 25 ms. Another transaction on one of them is canceled, and a single write of one of them fails.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling">Transaction
 *     conflict handling</a>
 */
final class ConflictingDynamoDb implements DynamoDbClient {
    private final DynamoDbClient real;
    private final VirtualTime time;
    private final RandomGenerator random;
    private final Set<Map<String, AttributeValue>> occupied = new HashSet<>();

    ConflictingDynamoDb(DynamoDbClient real, VirtualTime time, RandomGenerator random) {
        this.real = real;
        this.time = time;
        this.random = random;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        List<Map<String, AttributeValue>> keys =
                request.transactItems().stream().map(ConflictingDynamoDb::key).toList();
        if (keys.stream().anyMatch(occupied::contains)) {
            TransactionCanceledException canceled = canceled(keys);
            takes(3, 6);
            throw canceled;
        }
        occupied.addAll(keys);
        takes(15, 25);
        keys.forEach(occupied::remove);
        return real.transactWriteItems(request);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return single(request.key(), () -> real.updateItem(request));
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return single(keyOf(request.item()), () -> real.putItem(request));
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        takes(4, 10);
        return real.batchWriteItem(request);
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        takes(2, 5);
        return real.batchGetItem(request);
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        takes(2, 5);
        return real.getItem(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    /** Single writes of one item never conflict with each other. */
    private <T> T single(Map<String, AttributeValue> key, Supplier<T> write) {
        boolean conflict = occupied.contains(key);
        takes(3, 7);
        if (conflict || occupied.contains(key)) {
            throw TransactionConflictException.builder()
                    .message("Transaction is ongoing for the item")
                    .build();
        }
        return write.get();
    }

    private void takes(int fromMillis, int toMillis) {
        time.sleep(Duration.ofMillis(random.nextInt(fromMillis, toMillis + 1)));
    }

    private TransactionCanceledException canceled(List<Map<String, AttributeValue>> keys) {
        return TransactionCanceledException.builder()
                .message("Transaction cancelled [TransactionConflict]")
                .cancellationReasons(keys.stream()
                        .map(key -> CancellationReason.builder()
                                .code(occupied.contains(key) ? "TransactionConflict" : "None")
                                .build())
                        .toList())
                .build();
    }

    private static Map<String, AttributeValue> key(TransactWriteItem write) {
        if (write.put() != null) {
            return keyOf(write.put().item());
        }
        if (write.update() != null) {
            return write.update().key();
        }
        return write.delete() != null
                ? write.delete().key()
                : write.conditionCheck().key();
    }

    private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
        return new Key(Attributes.text(item, Key.PARTITION), Attributes.text(item, Key.SORT)).attributes();
    }
}
