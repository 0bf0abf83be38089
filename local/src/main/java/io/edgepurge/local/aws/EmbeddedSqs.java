package io.edgepurge.local.aws;

import io.edgepurge.local.template.QueueResource;
import java.net.URI;
import java.util.List;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ, an in-memory SQS, on a loopback port. */
public final class EmbeddedSqs implements AutoCloseable {
    /** The account ID in the queue URLs and ARNs of ElasticMQ. */
    public static final String ACCOUNT_ID = "000000000000";

    private final SQSRestServer server;
    private final URI endpoint;
    private final SqsQueues queues;

    private EmbeddedSqs(SQSRestServer server, URI endpoint, SqsQueues queues) {
        this.server = server;
        this.endpoint = endpoint;
        this.queues = queues;
    }

    /** Starts SQS with the given queues; port 0 selects a free one. */
    public static EmbeddedSqs start(int port, String region, List<QueueResource> queues) {
        SQSRestServer server = SQSRestServerBuilder.withInterface("127.0.0.1")
                .withPort(port)
                .withServerAddress(NodeAddress.apply("http", "127.0.0.1", port, ""))
                .withAWSRegion(region)
                .withAWSAccountId(ACCOUNT_ID)
                .start();
        URI endpoint = URI.create(
                "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
        SqsQueues.Owner owner = new SqsQueues.Owner(region, ACCOUNT_ID);
        return new EmbeddedSqs(server, endpoint, SqsQueues.create(endpoint, owner, queues));
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
        return endpoint;
    }

    @Override
    public void close() {
        queues.close();
        server.stopAndWait();
    }
}
