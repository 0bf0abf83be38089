package io.edgepurge.local.aws;

import io.edgepurge.local.template.TableResource;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local on a loopback port. DynamoDB Local's own server would listen on every interface, so its request handler runs
 * in our server. All credentials and regions share the same tables.
 */
public final class EmbeddedDynamoDb implements AutoCloseable {
    private final Server server;
    private final LocalDynamoDBServerHandler handler;

    private EmbeddedDynamoDb(Server server, LocalDynamoDBServerHandler handler) {
        this.server = server;
        this.handler = handler;
    }

    /**
     * Starts DynamoDB with the given tables. Tables that exist in {@code folder} are left unchanged.
     *
     * @param port the port; 0 selects a free one
     * @param folder the folder for the tables; empty keeps them in memory
     */
    public static EmbeddedDynamoDb start(int port, Optional<Path> folder, List<TableResource> tables) {
        EmbeddedDynamoDb dynamoDb = startServer(port, folder);
        DynamoDbTables.create(dynamoDb.endpoint(), tables);
        return dynamoDb;
    }

    // DynamoDB Local and Jetty declare Exception. A port in use is detected earlier.
    private static EmbeddedDynamoDb startServer(int port, Optional<Path> folder) {
        try {
            @Nullable String path = folder.map(Path::toString).orElse(null);
            LocalDynamoDBServerHandler handler = new LocalDynamoDBServerHandler(
                    new LocalDynamoDBRequestHandler(0, folder.isEmpty(), path, true, false), null);
            Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server.setHandler(new GuardedHandler(new ContextHandler(handler, "/")));
            server.start();
            return new EmbeddedDynamoDb(server, handler);
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local cannot start on port " + port, e);
        }
    }

    /** Returns the value of {@code AWS_ENDPOINT_URL_DYNAMODB}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getURI().getPort());
    }

    /** Writes the tables to the folder, if there is one, and stops. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local cannot stop", e);
        } finally {
            handler.close();
        }
    }
}
