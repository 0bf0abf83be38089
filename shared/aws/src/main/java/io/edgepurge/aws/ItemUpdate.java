package io.edgepurge.aws;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A conditional update of one item.
 *
 * @param update a DynamoDB update expression
 * @param condition a DynamoDB condition expression, or {@link #UNCONDITIONAL}
 * @param names expression attribute names
 * @param values expression attribute values
 */
record ItemUpdate(
        Key key, String update, String condition, Map<String, String> names, Map<String, AttributeValue> values) {
    /** The condition of an update that always applies. */
    static final String UNCONDITIONAL = "";

    ItemUpdate(Key key, String update, String condition, Map<String, AttributeValue> values) {
        this(key, update, condition, Map.of(), values);
    }

    /** Returns this update as a request of its own, which returns the new item. */
    UpdateItemRequest request(Table table) {
        return UpdateItemRequest.builder()
                .tableName(table.name())
                .key(key.attributes())
                .updateExpression(update)
                .conditionExpression(condition)
                .expressionAttributeNames(names.isEmpty() ? null : names)
                .expressionAttributeValues(values.isEmpty() ? null : values)
                .returnValues(ReturnValue.ALL_NEW)
                .build();
    }

    /** Returns this update as part of a transaction, which returns the old item if the condition fails. */
    TransactWriteItem inTransaction(Table table) {
        return TransactWriteItem.builder()
                .update(write -> write.tableName(table.name())
                        .key(key.attributes())
                        .updateExpression(update)
                        .conditionExpression(condition.equals(UNCONDITIONAL) ? null : condition)
                        .expressionAttributeNames(names.isEmpty() ? null : names)
                        .expressionAttributeValues(values)
                        .returnValuesOnConditionCheckFailure("ALL_OLD"))
                .build();
    }
}
