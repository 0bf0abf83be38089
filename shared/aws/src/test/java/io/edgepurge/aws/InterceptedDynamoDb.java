package io.edgepurge.aws;

import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A DynamoDB client that lets a test observe, replace or interrupt each call. */
final class InterceptedDynamoDb implements DynamoDbClient {
    private final DynamoDbClient real;
    private final Interceptor interceptor;

    InterceptedDynamoDb(DynamoDbClient real, Interceptor interceptor) {
        this.real = real;
        this.interceptor = interceptor;
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return interceptor.call(request, () -> real.getItem(request));
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return interceptor.call(request, () -> real.batchGetItem(request));
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return interceptor.call(request, () -> real.query(request));
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return interceptor.call(request, () -> real.putItem(request));
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return interceptor.call(request, () -> real.updateItem(request));
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return interceptor.call(request, () -> real.deleteItem(request));
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        return interceptor.call(request, () -> real.batchWriteItem(request));
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return interceptor.call(request, () -> real.transactWriteItems(request));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    /** Decides what a call does. */
    interface Interceptor {
        <T> T call(DynamoDbRequest request, Supplier<T> real);
    }
}
