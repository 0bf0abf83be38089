package io.edgepurge.aws;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Fails reads that are eventually consistent. Decisions of this service need strongly consistent reads. */
final class ConsistentReadsOnly implements ExecutionInterceptor {
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (!isConsistent(context.request())) {
            throw new AssertionError("not a consistent read: " + context.request());
        }
    }

    private static boolean isConsistent(SdkRequest request) {
        return switch (request) {
            case GetItemRequest get -> Boolean.TRUE.equals(get.consistentRead());
            case QueryRequest query -> Boolean.TRUE.equals(query.consistentRead());
            case BatchGetItemRequest batch ->
                batch.requestItems().values().stream().allMatch(keys -> Boolean.TRUE.equals(keys.consistentRead()));
            default -> true;
        };
    }
}
