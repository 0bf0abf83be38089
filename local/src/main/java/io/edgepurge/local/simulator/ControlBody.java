package io.edgepurge.local.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the fields of a control request. An error names the field. */
final class ControlBody {
    private static final String WHOLE = "(body)";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;

    private ControlBody(JsonNode object, Set<String> known) {
        if (!object.isObject()) {
            throw new BadControlException(WHOLE, "must be a JSON object");
        }
        object.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw new BadControlException(
                        field,
                        "is unknown; use one of "
                                + List.copyOf(known).stream().sorted().toList());
            }
        });
        this.object = object;
    }

    static ControlBody read(InputStream body, String... known) throws IOException {
        try {
            return new ControlBody(JSON.readTree(body), Set.of(known));
        } catch (JsonProcessingException e) {
            throw new BadControlException(WHOLE, "is not JSON: " + e.getOriginalMessage());
        }
    }

    Optional<String> text(String field) {
        return field(field, JsonNode::isTextual, "must be a string").map(JsonNode::textValue);
    }

    Optional<Integer> wholeNumber(String field) {
        return field(field, node -> node.isInt() && node.intValue() >= 0, "must be a whole number of at least 0")
                .map(JsonNode::intValue);
    }

    Optional<Double> number(String field) {
        return field(field, node -> node.isNumber() && node.doubleValue() >= 0, "must be a number of at least 0")
                .map(JsonNode::doubleValue);
    }

    Optional<Boolean> flag(String field) {
        return field(field, JsonNode::isBoolean, "must be true or false").map(JsonNode::booleanValue);
    }

    Set<String> texts(String field) {
        return Set.copyOf(elements(field)
                .map(node -> {
                    if (!node.isTextual()) {
                        throw new BadControlException(field, "must be a list of strings");
                    }
                    return node.textValue();
                })
                .toList());
    }

    List<ControlBody> objects(String field, String... known) {
        return elements(field).map(node -> new ControlBody(node, Set.of(known))).toList();
    }

    private Stream<JsonNode> elements(String field) {
        return field(field, JsonNode::isArray, "must be a list").stream()
                .flatMap(array -> StreamSupport.stream(array.spliterator(), false));
    }

    private Optional<JsonNode> field(String field, Predicate<JsonNode> accepted, String requirement) {
        Optional<JsonNode> node = Optional.ofNullable(object.get(field));
        if (node.isPresent() && !accepted.test(node.get())) {
            throw new BadControlException(field, requirement);
        }
        return node;
    }

    /** Returns the value of a mandatory field. */
    static <T> T required(String field, Optional<T> value) {
        return value.orElseThrow(() -> new BadControlException(field, "is missing"));
    }
}
