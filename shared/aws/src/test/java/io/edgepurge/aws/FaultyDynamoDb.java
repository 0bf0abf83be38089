package io.edgepurge.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A DynamoDB client that injects faults into the next transactions; DynamoDB Local never reports a conflict. */
final class FaultyDynamoDb implements DynamoDbClient {
    private final DynamoDbClient real;
    private final Deque<Fault> faults = new ArrayDeque<>();

    FaultyDynamoDb(DynamoDbClient real, Fault... faults) {
        this.real = real;
        this.faults.addAll(List.of(faults));
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        Fault fault = faults.isEmpty() ? Fault.NONE : faults.remove();
        return switch (fault) {
            case NONE -> real.transactWriteItems(request);
            case CONFLICT -> throw canceled("TransactionConflict", request);
            case THROTTLED -> throw canceled("ThrottlingError", request);
            case INVALID -> throw canceled("ValidationError", request);
            case LOST_BEFORE -> throw SdkClientException.create("connection reset before the request arrived");
            case LOST_AFTER -> {
                real.transactWriteItems(request);
                throw SdkClientException.create("connection reset before the answer arrived");
            }
        };
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return real.batchGetItem(request);
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        return real.batchWriteItem(request);
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return real.getItem(request);
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return real.query(request);
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return real.putItem(request);
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return real.deleteItem(request);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return real.updateItem(request);
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private static TransactionCanceledException canceled(String reason, TransactWriteItemsRequest request) {
        List<CancellationReason> reasons = IntStream.range(
                        0, request.transactItems().size())
                .mapToObj(n -> CancellationReason.builder()
                        .code(n == 0 ? reason : "None")
                        .build())
                .toList();
        return TransactionCanceledException.builder()
                .message("Transaction cancelled [" + reason + "]")
                .cancellationReasons(reasons)
                .build();
    }

    enum Fault {
        NONE,
        CONFLICT,
        THROTTLED,
        INVALID,
        LOST_BEFORE,
        LOST_AFTER
    }
}
