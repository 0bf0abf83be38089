package io.edgepurge.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The fields of a JSON object from the service. Unknown fields are ignored, so that newer services stay compatible. Each
 * method throws {@link UnreadableResponse} if a required field is missing or has the wrong type.
 */
record JsonFields(JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static JsonFields parse(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            if (json == null || !json.isObject()) {
                throw new UnreadableResponse("the response is not a JSON object", null);
            }
            return new JsonFields(json);
        } catch (JsonProcessingException e) {
            throw new UnreadableResponse("the response is not JSON", e);
        }
    }

    boolean has(String name) {
        return json.hasNonNull(name);
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> unreadable(name));
    }

    Optional<String> optionalText(String name) {
        return node(name).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    int number(String name) {
        return optionalNumber(name).orElseThrow(() -> unreadable(name));
    }

    Optional<Integer> optionalNumber(String name) {
        return node(name).filter(JsonNode::canConvertToInt).map(JsonNode::intValue);
    }

    BigDecimal decimal(String name) {
        return node(name).filter(JsonNode::isNumber).map(JsonNode::decimalValue).orElseThrow(() -> unreadable(name));
    }

    /** Returns false if the field is missing. */
    boolean flag(String name) {
        return json.path(name).asBoolean(false);
    }

    Instant time(String name) {
        return optionalTime(name).orElseThrow(() -> unreadable(name));
    }

    Optional<Instant> optionalTime(String name) {
        return optionalText(name).map(JsonFields::instant);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new UnreadableResponse("'" + text + "' is not a time", e);
        }
    }

    JsonFields object(String name) {
        return child(name).orElseThrow(() -> unreadable(name));
    }

    Optional<JsonFields> child(String name) {
        return node(name).filter(JsonNode::isObject).map(JsonFields::new);
    }

    /** Returns an empty list if the field is missing. */
    <T> List<T> each(String name, Function<JsonFields, T> reader) {
        return StreamSupport.stream(json.path(name).spliterator(), false)
                .map(element -> reader.apply(new JsonFields(element)))
                .toList();
    }

    /** Returns an empty list if the field is missing. */
    List<String> texts(String name) {
        return StreamSupport.stream(json.path(name).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** Returns all fields; each must be a number. */
    Map<String, Integer> numbers() {
        return json.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().intValue()));
    }

    private Optional<JsonNode> node(String name) {
        return Optional.ofNullable(json.get(name));
    }

    private static UnreadableResponse unreadable(String name) {
        return new UnreadableResponse("the response has no readable field '" + name + "'", null);
    }
}
