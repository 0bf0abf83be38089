package io.edgepurge.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.edgepurge.local.template.QueueResource;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Creates and deletes a template's queues at any SQS endpoint. Thread-safe. */
public final class SqsQueues implements AutoCloseable {
    private final URI endpoint;
    private final Owner owner;
    private final AwsJsonClient api;

    /** The region and account ID in the ARNs of the queues. */
    public record Owner(String region, String accountId) {}

    private SqsQueues(URI endpoint, Owner owner) {
        this.endpoint = endpoint;
        this.owner = owner;
        this.api = new AwsJsonClient(endpoint, AwsJsonClient.SQS);
    }

    /** Creates the queues. */
    public static SqsQueues create(URI endpoint, Owner owner, List<QueueResource> queues) {
        SqsQueues created = new SqsQueues(endpoint, owner);
        queues.forEach(created::createQueue);
        queues.forEach(created::setRedrivePolicy);
        return created;
    }

    /**
     * Returns the account ID that an emulator uses in queue URLs. Not every emulator offers STS, so this creates and deletes
     * a probe queue.
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

    private void createQueue(QueueResource queue) {
        ObjectNode request = AwsJsonClient.object().put("QueueName", queue.name());
        request.putObject("Attributes")
                .put(
                        "VisibilityTimeout",
                        String.valueOf(queue.visibilityTimeout().toSeconds()))
                .put("DelaySeconds", String.valueOf(queue.delay().toSeconds()));
        api.call("CreateQueue", request);
    }

    /** Sets the redrive policy. Runs after all queues exist, because the policy names another queue. */
    private void setRedrivePolicy(QueueResource queue) {
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

    /** Returns a queue by its name. */
    public SqsQueue queue(String name) {
        return new SqsQueue(name, owner, endpoint, api);
    }

    /** Deletes the queues and their messages. */
    public void delete(List<QueueResource> queues) {
        queues.forEach(queue -> api.call(
                "DeleteQueue",
                AwsJsonClient.object().put("QueueUrl", queue(queue.name()).url())));
    }

    /** Closes the client. The queues stay. */
    @Override
    public void close() {
        api.close();
    }
}
