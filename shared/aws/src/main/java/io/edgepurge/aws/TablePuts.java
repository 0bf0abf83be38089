package io.edgepurge.aws;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Puts of items that must not exist. The caller handles the SDK's exceptions, which contain an existing item. */
record TablePuts(DynamoDbClient dynamoDb, DynamoDbClient withoutRetries, String name) {
    /** Sends the request once. So if it has no response, DynamoDB may execute it later, but only once. */
    void once(Map<String, AttributeValue> item) {
        withoutRetries.putItem(newItem(item));
    }

    /** Sends the request with the SDK's retries. The item exists if an attempt without a response was executed. */
    void retrying(Map<String, AttributeValue> item) {
        dynamoDb.putItem(newItem(item));
    }

    private PutItemRequest newItem(Map<String, AttributeValue> item) {
        return PutItemRequest.builder()
                .tableName(name)
                .item(item)
                .conditionExpression("attribute_not_exists(pk)")
                .returnValuesOnConditionCheckFailure("ALL_OLD")
                .build();
    }
}
