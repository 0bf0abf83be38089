package io.edgepurge.local.aws;

import io.edgepurge.local.template.QueueResource;
import java.net.URI;
import java.util.List;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/**
 * ElasticMQ, an in-memory SQS, on a loopback port. Clients use the port of an {@link SqsForwarder}, which refuses requests of web pages.
 * ElasticMQ's own port is a random one.
 */
public final class EmbeddedSqs implements AutoCloseable {
    /** The account ID in the queue URLs and ARNs of ElasticMQ. */
    public static final String ACCOUNT_ID = "000000000000";

    private static final String LOOPBACK = "127.0.0.1";

    private final SQSRestServer server;
    private final SqsForwarder forwarder;
    private final SqsQueues queues;

    private EmbeddedSqs(SQSRestServer server, SqsForwarder forwarder, SqsQueues queues) {
        this.server = server;
        this.forwarder = forwarder;
        this.queues = queues;
    }

    /** Starts SQS with the given queues; port 0 selects a free one. */
    public static EmbeddedSqs start(int port, String region, List<QueueResource> queues) {
        SqsForwarder forwarder = SqsForwarder.start(port);
        SQSRestServer server = SQSRestServerBuilder.withInterface(LOOPBACK)
                .withPort(0)
                // part of the queue URLs
                .withServerAddress(
                        NodeAddress.apply("http", LOOPBACK, forwarder.uri().getPort(), ""))
                .withAWSRegion(region)
                .withAWSAccountId(ACCOUNT_ID)
                .start();
        forwarder.forwardTo(URI.create("http://" + LOOPBACK + ":"
                + server.waitUntilStarted().localAddress().getPort()));
        SqsQueues.Owner owner = new SqsQueues.Owner(region, ACCOUNT_ID);
        return new EmbeddedSqs(server, forwarder, SqsQueues.create(forwarder.uri(), owner, queues));
    }

    /** Returns a queue by its name in the template. */
    public SqsQueue queue(String name) {
        return queues.queue(name);
    }

    /** Returns all queues. */
    public SqsQueues queues() {
        return queues;
    }

    /** Returns the value of {@code AWS_ENDPOINT_URL_SQS}. */
    public URI endpoint() {
        return forwarder.uri();
    }

    @Override
    public void close() {
        queues.close();
        forwarder.close();
        server.stopAndWait();
    }
}
