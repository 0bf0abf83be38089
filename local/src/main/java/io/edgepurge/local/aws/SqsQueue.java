package io.edgepurge.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A client for one queue. Thread-safe. */
public final class SqsQueue {
    /** @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html">API</a> */
    private static final int MAX_MESSAGES_PER_CALL = 10;

    private final String name;
    private final SqsQueues.Owner owner;
    private final URI endpoint;
    private final AwsJsonClient api;

    SqsQueue(String name, SqsQueues.Owner owner, URI endpoint, AwsJsonClient api) {
        this.name = name;
        this.owner = owner;
        this.endpoint = endpoint;
        this.api = api;
    }

    String url() {
        return endpoint + "/" + owner.accountId() + "/" + name;
    }

    String arn() {
        return "arn:aws:sqs:" + owner.region() + ":" + owner.accountId() + ":" + name;
    }

    String region() {
        return owner.region();
    }

    /** Sends a message without attributes. */
    public void send(String body) {
        api.call("SendMessage", request().put("MessageBody", body));
    }

    /** Receives up to {@code maxMessages}. Waits for the first one, in whole seconds, up to 20. */
    List<JsonNode> receive(int maxMessages, Duration wait) {
        ObjectNode request = request()
                .put("MaxNumberOfMessages", Math.min(maxMessages, MAX_MESSAGES_PER_CALL))
                .put("WaitTimeSeconds", wait.toSeconds());
        request.putArray("AttributeNames").add("All");
        request.putArray("MessageAttributeNames").add("All");
        return api.call("ReceiveMessage", request)
                .path("Messages")
                .valueStream()
                .toList();
    }

    void delete(JsonNode message) {
        api.call(
                "DeleteMessage",
                request().put("ReceiptHandle", message.path("ReceiptHandle").asText()));
    }

    private ObjectNode request() {
        return AwsJsonClient.object().put("QueueUrl", url());
    }
}
