package io.edgepurge.cli;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** A DynamoDB Local server on a loopback port, one per test class, with a new table per test. */
final class TableFixture implements AfterAllCallback {
    private final LocalDynamoDBServerHandler handler;
    private final Server server;

    TableFixture() {
        try {
            handler = new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, true, false), null);
            // the default server of DynamoDB Local listens on all interfaces
            server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.setHandler(new ContextHandler(handler, "/"));
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("cannot start DynamoDB Local", e);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        server.stop();
        handler.close();
    }

    /** Returns the environment of an operator with a new empty table. */
    Map<String, String> environment() {
        String name = "purges-" + UUID.randomUUID();
        create(name, "pk");
        return environment(endpoint(), name);
    }

    /** Returns the environment of an operator with a table of another application. */
    Map<String, String> environmentWithForeignTable() {
        create("others", "id");
        return environment(endpoint(), "others");
    }

    /** Returns the environment of an operator. */
    static Map<String, String> environment(URI dynamoDb, String table) {
        return new HashMap<>(Map.of(
                "HOME", "/nonexistent",
                "EDGEPURGE_TABLE", table,
                "AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString(),
                // the SDK ignores the host of the queue URL
                "AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1",
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local"));
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getURI().getPort());
    }

    private void create(String name, String partition) {
        try (DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            client.createTable(request -> request.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(key(partition, KeyType.HASH), key("sk", KeyType.RANGE))
                    .attributeDefinitions(text(partition), text("sk")));
        }
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
}
