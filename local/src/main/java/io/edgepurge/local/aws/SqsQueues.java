package io.edgepurge.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.local.template.QueueResource;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** The queues of a template at an SQS, wherever that is. Safe for many threads. */
public final class SqsQueues implements AutoCloseable {
    private final URI endpoint;
    private final Owner owner;
    private final AwsJsonClient api;

    /** Whose queues they are, as their ARNs say. */
    public record Owner(String region, String accountId) {}

    private SqsQueues(URI endpoint, Owner owner) {
        this.endpoint = endpoint;
        this.owner = owner;
        this.api = new AwsJsonClient(endpoint, AwsJsonClient.SQS);
    }

    /** Makes these queues. */
    public static SqsQueues create(URI endpoint, Owner owner, List<QueueResource> queues) {
        SqsQueues created = new SqsQueues(endpoint, owner);
        queues.forEach(created::create);
        queues.forEach(created::redrive);
        return created;
    }

    /**
     * The account that a stand-in puts into the URLs of its queues: made known by a queue that is gone afterwards, since not
     * every one of them has STS.
     */
    public static String accountIdAt(URI endpoint) {
        try (AwsJsonClient api = new AwsJsonClient(endpoint, AwsJsonClient.SQS)) {
            ObjectNode probe = AwsJsonClient.object().put("QueueName", "edgepurge-probe-" + UUID.randomUUID());
            String url = api.call("CreateQueue", probe).path("QueueUrl").asText();
            api.call("DeleteQueue", AwsJsonClient.object().put("QueueUrl", url));
            String[] path = URI.create(url).getPath().split("/", -1);
            return path[path.length - 2];
        }
    }

    private void create(QueueResource queue) {
        ObjectNode request = AwsJsonClient.object().put("QueueName", queue.name());
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
            ObjectNode policy = AwsJsonClient.object()
                    .put("deadLetterTargetArn", queue(deadLetters.queue()).arn())
                    .put("maxReceiveCount", deadLetters.maxReceives());
            ObjectNode request =
                    AwsJsonClient.object().put("QueueUrl", queue(queue.name()).url());
            request.putObject("Attributes").put("RedrivePolicy", policy.toString());
            api.call("SetQueueAttributes", request);
        });
    }

    /** A queue by its name. */
    public SqsQueue queue(String name) {
        return new SqsQueue(name, owner, endpoint, api);
    }

    /** Away with these queues and all that is in them. */
    public void delete(List<QueueResource> queues) {
        queues.forEach(queue -> api.call(
                "DeleteQueue",
                AwsJsonClient.object().put("QueueUrl", queue(queue.name()).url())));
    }

    /** Calls no more; the queues stay. */
    @Override
    public void close() {
        api.close();
    }
}
