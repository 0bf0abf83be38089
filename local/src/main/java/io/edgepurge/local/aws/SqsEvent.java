package io.edgepurge.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The event that Lambda creates from a batch of messages.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with SQS</a>
 */
record SqsEvent(SqsQueue queue, List<JsonNode> messages) {

    ObjectNode json() {
        ObjectNode event = AwsJsonClient.object();
        ArrayNode records = event.putArray("Records");
        messages.forEach(message -> records.add(recordOf(message)));
        return event;
    }

    private ObjectNode recordOf(JsonNode message) {
        ObjectNode entry = AwsJsonClient.object();
        entry.set("messageId", message.path("MessageId"));
        entry.set("receiptHandle", message.path("ReceiptHandle"));
        entry.set("body", message.path("Body"));
        entry.set("attributes", message.path("Attributes"));
        entry.set("messageAttributes", attributesOf(message.path("MessageAttributes")));
        entry.set("md5OfBody", message.path("MD5OfBody"));
        entry.put("eventSource", "aws:sqs");
        entry.put("eventSourceARN", queue.arn());
        entry.put("awsRegion", queue.region());
        return entry;
    }

    /** Returns the attributes with lowercase names. */
    private static ObjectNode attributesOf(JsonNode attributes) {
        ObjectNode lowerCased = AwsJsonClient.object();
        attributes.forEachEntry((name, value) -> {
            ObjectNode attribute = lowerCased.putObject(name);
            value.forEachEntry((part, content) ->
                    attribute.set(Character.toLowerCase(part.charAt(0)) + part.substring(1), content));
        });
        return lowerCased;
    }
}
