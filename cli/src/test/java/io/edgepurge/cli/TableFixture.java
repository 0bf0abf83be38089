package io.edgepurge.cli;

import io.edgepurge.aws.EmbeddedDynamoDb;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A DynamoDB Local server on a loopback port, one per test class, with a new table per test. */
final class TableFixture implements AfterAllCallback {
    private final EmbeddedDynamoDb dynamoDb = new EmbeddedDynamoDb();

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        dynamoDb.afterAll(context);
    }

    /** Returns the environment of an operator with a new empty table. */
    Map<String, String> environment() {
        return environment(dynamoDb.endpoint(), dynamoDb.createTable());
    }

    /** Returns the environment of an operator with a table of another application. */
    Map<String, String> environmentWithForeignTable() {
        dynamoDb.client()
                .createTable(request -> request.tableName("others")
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(KeySchemaElement.builder()
                                .attributeName("id")
                                .keyType(KeyType.HASH)
                                .build())
                        .attributeDefinitions(AttributeDefinition.builder()
                                .attributeName("id")
                                .attributeType(ScalarAttributeType.S)
                                .build()));
        return environment(dynamoDb.endpoint(), "others");
    }

    /** Returns the environment of an operator. */
    static Map<String, String> environment(URI dynamoDb, String table) {
        return new HashMap<>(Map.of(
                "HOME", "/nonexistent",
                "EDGEPURGE_TABLE", table,
                "AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString(),
                // nothing listens there, so endpoint checks fail unless a test sets another URL
                "AWS_ENDPOINT_URL_CLOUDFRONT", "http://127.0.0.1:1",
                // the SDK ignores the host of the queue URL
                "AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1",
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"));
    }
}
