package io.edgepurge.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Creates tables with unique names; deletes them and closes the client on close. */
record TestTables(DynamoDbClient client, List<String> names) implements AutoCloseable {
    /** The ids of {@code Samples} are decades older than the times of the same purges. */
    private static final Retention SAMPLES_EXPIRE_LATE = new Retention(Duration.ofDays(40_000));

    TestTables(DynamoDbClient client) {
        this(client, new ArrayList<>());
    }

    Table next() {
        return table(client, create());
    }

    String create() {
        String name = "purges-" + UUID.randomUUID();
        client.createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key(Key.PARTITION, KeyType.HASH), key(Key.SORT, KeyType.RANGE))
                .attributeDefinitions(text(Key.PARTITION), text(Key.SORT)));
        names.add(name);
        return name;
    }

    /** Returns a table accessed through another client, such as one that injects faults. */
    static Table table(DynamoDbClient client, String name) {
        return table(client, name, SAMPLES_EXPIRE_LATE);
    }

    static Table table(DynamoDbClient client, String name, Retention retention) {
        return new Table(client, client, name, new Backoff(10, RandomGenerator.getDefault(), pause -> {}), retention);
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    @Override
    public void close() {
        names.forEach(name -> client.deleteTable(request -> request.tableName(name)));
        client.close();
    }
}
