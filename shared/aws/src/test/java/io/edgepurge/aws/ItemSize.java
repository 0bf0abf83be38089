package io.edgepurge.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The size of an item for which DynamoDB charges, in bytes.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">DynamoDB item sizes
 *     and formats</a>
 */
final class ItemSize {
    private static final int COLLECTION_OVERHEAD = 3;

    private ItemSize() {}

    static int of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(attribute -> utf8(attribute.getKey()) + of(attribute.getValue()))
                .sum();
    }

    /** Returns the size of an item as JSON of DynamoDB's API. */
    static int of(JsonNode item) {
        return of(read(item));
    }

    private static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> number(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            case SS -> value.ss().stream().mapToInt(ItemSize::utf8).sum();
            case NS -> value.ns().stream().mapToInt(ItemSize::number).sum();
            case L ->
                COLLECTION_OVERHEAD
                        + value.l().stream().mapToInt(one -> 1 + of(one)).sum();
            case M -> COLLECTION_OVERHEAD + value.m().size() + of(value.m());
            case BOOL, NUL -> 1;
            case BS, UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("not used in the table: " + value);
        };
    }

    /** One byte for two significant digits, one more, and one for a sign. */
    private static int number(String number) {
        String digits = number.replaceFirst("^-", "");
        return (digits.length() + 1) / 2 + 1 + (number.length() - digits.length());
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Map<String, AttributeValue> read(JsonNode attributes) {
        return attributes
                .propertyStream()
                .collect(Collectors.toMap(Map.Entry::getKey, attribute -> readValue(attribute.getValue())));
    }

    private static AttributeValue readValue(JsonNode value) {
        Map.Entry<String, JsonNode> typed = value.properties().iterator().next();
        JsonNode content = typed.getValue();
        return switch (typed.getKey()) {
            case "S" -> AttributeValue.fromS(content.asText());
            case "N" -> AttributeValue.fromN(content.asText());
            case "BOOL" -> AttributeValue.fromBool(content.asBoolean());
            case "SS" ->
                AttributeValue.fromSs(
                        content.valueStream().map(JsonNode::asText).toList());
            case "NS" ->
                AttributeValue.fromNs(
                        content.valueStream().map(JsonNode::asText).toList());
            case "L" ->
                AttributeValue.fromL(StreamSupport.stream(content.spliterator(), false)
                        .map(ItemSize::readValue)
                        .toList());
            case "M" -> AttributeValue.fromM(read(content));
            default -> throw new IllegalArgumentException("not used in the table: " + typed.getKey());
        };
    }
}
