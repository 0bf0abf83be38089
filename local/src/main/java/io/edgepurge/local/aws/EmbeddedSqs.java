package io.edgepurge.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.local.template.QueueResource;
import java.net.URI;
import java.util.List;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ on a loopback port, in memory. */
public final class EmbeddedSqs implements AutoCloseable {
    /** ElasticMQ's own, used in the URLs and ARNs of its queues. */
    public static final String ACCOUNT_ID = "000000000000";

    private final SQSRestServer server;
    private final URI endpoint;
    private final String region;
    private final AwsJson api;

    private EmbeddedSqs(SQSRestServer server, int port, String region) {
        this.server = server;
        this.endpoint = URI.create("http://127.0.0.1:" + port);
        this.region = region;
        this.api = new AwsJson(endpoint, "AmazonSQS");
    }

    /** Starts with these queues; port 0 means any free one. */
    public static EmbeddedSqs start(int port, String region, List<QueueResource> queues) {
        SQSRestServer server = SQSRestServerBuilder.withInterface("127.0.0.1")
                .withPort(port)
                .withServerAddress(NodeAddress.apply("http", "127.0.0.1", port, ""))
                .withAWSRegion(region)
                .withAWSAccountId(ACCOUNT_ID)
                .start();
        int boundPort = server.waitUntilStarted().localAddress().getPort();
        EmbeddedSqs sqs = new EmbeddedSqs(server, boundPort, region);
        queues.forEach(sqs::create);
        queues.forEach(sqs::redrive);
        return sqs;
    }

    private void create(QueueResource queue) {
        ObjectNode request = AwsJson.object().put("QueueName", queue.name());
        request.putObject("Attributes")
                .put(
                        "VisibilityTimeout",
                        String.valueOf(queue.visibilityTimeout().toSeconds()))
                .put("DelaySeconds", String.valueOf(queue.delay().toSeconds()));
        api.call("CreateQueue", request);
    }

    /** Comes after all queues are made, since it names another one. */
    private void redrive(QueueResource queue) {
        queue.deadLetters().ifPresent(deadLetters -> {
            ObjectNode policy = AwsJson.object()
                    .put("deadLetterTargetArn", queue(deadLetters.queue()).arn())
                    .put("maxReceiveCount", deadLetters.maxReceives());
            ObjectNode request =
                    AwsJson.object().put("QueueUrl", queue(queue.name()).url());
            request.putObject("Attributes").put("RedrivePolicy", policy.toString());
            api.call("SetQueueAttributes", request);
        });
    }

    /** A queue by its name in the template. */
    public SqsQueue queue(String name) {
        return new SqsQueue(name, region, endpoint, api);
    }

    /** For {@code AWS_ENDPOINT_URL_SQS}. */
    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        api.close();
        server.stopAndWait();
    }
}
