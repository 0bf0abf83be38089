package io.edgepurge.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** A queue for priming requests, in the JSON of SQS. It forgets each message. */
final class PrimingQueue {
    private PrimingQueue() {}

    /** Returns the response to an operation of SQS. */
    static String answer(String operation, JsonNode request) {
        return switch (operation) {
            case "SendMessage" -> "{" + sent(request) + "}";
            case "SendMessageBatch" ->
                request.field("Entries").orElseThrow().asArray().stream()
                        .map(entry -> "{\"Id\":" + entry.field("Id").orElseThrow() + "," + sent(entry) + "}")
                        .collect(Collectors.joining(",", "{\"Successful\":[", "],\"Failed\":[]}"));
            default -> throw new IllegalArgumentException("priming requests do not use " + operation);
        };
    }

    private static String sent(JsonNode message) {
        return "\"MessageId\":\"00000000-0000-0000-0000-000000000000\",\"MD5OfMessageBody\":\""
                + md5(message.field("MessageBody").orElseThrow().text()) + "\"";
    }

    /** Returns the digest that the SDK compares with the message. */
    private static String md5(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
