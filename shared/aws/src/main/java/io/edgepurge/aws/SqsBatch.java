package io.edgepurge.aws;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.protocols.jsoncore.JsonWriter;

/**
 * The event of a function that reads an SQS queue. Lambda's own serializer would create its objects by reflection, which a function
 * can't do before a snapshot.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with SQS</a>
 */
public record SqsBatch(List<Message> messages) {
    public SqsBatch {
        messages = List.copyOf(messages);
    }

    /** A message of a queue. */
    public record Message(String id, String body) {}

    /**
     * Parses an event.
     *
     * @throws RuntimeException if the event is not JSON
     */
    public static SqsBatch parse(byte[] event) {
        JsonNode root = JsonNode.parser().parse(new String(event, StandardCharsets.UTF_8));
        return new SqsBatch(root.field("Records").filter(JsonNode::isArray).stream()
                .flatMap(records -> records.asArray().stream())
                .map(message -> new Message(text(message, "messageId"), text(message, "body")))
                .toList());
    }

    /**
     * Returns a partial batch response in UTF-8.
     *
     * @param messageIds the messages that SQS redelivers
     * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html#services-sqs-batchfailurereporting">Partial batch responses</a>
     */
    public static byte[] failures(List<String> messageIds) {
        JsonWriter json = JsonWriter.create().writeStartObject().writeFieldName("batchItemFailures");
        json.writeStartArray();
        messageIds.forEach(id -> json.writeStartObject()
                .writeFieldName("itemIdentifier")
                .writeValue(id)
                .writeEndObject());
        return json.writeEndArray().writeEndObject().getBytes();
    }

    private static String text(JsonNode message, String field) {
        return Stream.of(message)
                .flatMap(any -> any.field(field).stream())
                .filter(JsonNode::isString)
                .map(JsonNode::text)
                .findFirst()
                .orElse("");
    }
}
