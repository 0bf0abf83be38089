package io.edgepurge.aws;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Strongly consistent queries of the table. */
record TableQueries(DynamoDbClient dynamoDb, String name) {
    private static final String QUERY = "Query";

    /** Returns every item of a partition whose sort key starts with a prefix, in sort key order. */
    List<Map<String, AttributeValue>> all(String partition, String sortPrefix) {
        return DynamoDbCalls.call(
                QUERY,
                () -> dynamoDb.queryPaginator(prefixQuery(partition, sortPrefix)).items().stream()
                        .toList());
    }

    /** Returns up to {@code limit} items of a partition after a sort key (exclusive), in sort key order. */
    List<Map<String, AttributeValue>> after(String partition, String sort, int limit) {
        return DynamoDbCalls.call(
                QUERY,
                () -> dynamoDb.query(request -> request.tableName(name)
                                .consistentRead(true)
                                .keyConditionExpression("pk = :pk AND sk > :sk")
                                .expressionAttributeValues(
                                        Map.of(":pk", Attributes.text(partition), ":sk", Attributes.text(sort)))
                                .limit(limit))
                        .items());
    }

    /** Returns up to {@code limit} items of a partition whose sort key starts with a prefix, in sort key order. */
    List<Map<String, AttributeValue>> prefix(String partition, String sortPrefix, int limit) {
        return DynamoDbCalls.call(
                QUERY,
                () -> dynamoDb.queryPaginator(prefixQuery(partition, sortPrefix)).items().stream()
                        .limit(limit)
                        .toList());
    }

    /**
     * Returns items of a partition whose sort keys lie in a range.
     *
     * @param limit the minimum number of items to return, if that many exist
     */
    List<Map<String, AttributeValue>> between(String partition, Table.KeyRange range, boolean forward, int limit) {
        return DynamoDbCalls.call(
                QUERY,
                () -> dynamoDb
                        .query(request -> request.tableName(name)
                                .consistentRead(true)
                                .scanIndexForward(forward)
                                .keyConditionExpression("pk = :pk AND sk BETWEEN :low AND :high")
                                .expressionAttributeValues(Map.of(
                                        ":pk", Attributes.text(partition),
                                        // BETWEEN includes both ends; this is the smallest text after the lower end
                                        ":low", Attributes.text(range.low() + " "),
                                        ":high", Attributes.text(range.high())))
                                .limit(limit + 1))
                        .items()
                        .stream()
                        .filter(item -> !Attributes.text(item, Key.SORT).equals(range.high()))
                        .toList());
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
}
