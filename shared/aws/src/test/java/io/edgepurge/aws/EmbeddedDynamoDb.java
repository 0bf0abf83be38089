package io.edgepurge.aws;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * A DynamoDB Local server for a test class, with any number of empty tables. All reads of DynamoDB Local are consistent, so the
 * client refuses reads that DynamoDB would not answer consistently.
 */
public final class EmbeddedDynamoDb implements AfterAllCallback {
    private final LocalDynamoDBServerHandler handler;
    private final Server server;
    private final TestTables tables;

    public EmbeddedDynamoDb() {
        try {
            handler = new LocalDynamoDBServerHandler(new LocalDynamoDBRequestHandler(0, true, null, true, false), null);
            // the server of DynamoDB Local would listen on all interfaces
            server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.setHandler(new ContextHandler(handler, "/"));
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start", e);
        }
        tables = new TestTables(DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(override -> override.addExecutionInterceptor(new ConsistentReadsOnly()))
                .build());
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        tables.close();
        server.stop();
        handler.close();
    }

    /** Returns the address of the server. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getURI().getPort());
    }

    /** Returns a client of the server. */
    public DynamoDbClient client() {
        return tables.client();
    }

    /** Creates an empty table and returns its name. */
    public String createTable() {
        return tables.create();
    }

    Table emptyTable() {
        return tables.next();
    }
}
