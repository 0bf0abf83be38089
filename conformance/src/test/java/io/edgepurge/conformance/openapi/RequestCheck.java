package io.edgepurge.conformance.openapi;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.edgepurge.conformance.openapi.Operation.Parameter;
import io.edgepurge.conformance.openapi.TestRequest.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds violations of the document in a request. */
record RequestCheck(Document document, Schemas schemas) {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    RequestCheck(Document document) {
        this(document, new Schemas(document));
    }

    List<String> violations(TestRequest sent) {
        Operation operation = document.operation(sent.operation());
        List<String> violations = new ArrayList<>();
        sent.values().forEach((name, value) -> violations.addAll(ofParameter(operation, name, value)));
        operation.body().ifPresent(described -> violations.addAll(ofBody(described.path("schema"), sent.body())));
        return violations;
    }

    private List<String> ofParameter(Operation operation, String name, String value) {
        Optional<Parameter> parameter = operation.parameter(name);
        if (parameter.isEmpty()) {
            return operation.passesOverQueryParameters() ? List.of() : List.of(name + " is no parameter");
        }
        JsonNode schema = parameter.get().schema();
        return schemas.violations(schema, valueOf(document.resolved(schema), value));
    }

    /** Converts the text of a parameter or header to the type of its schema. */
    static JsonNode valueOf(JsonNode schema, String text) {
        return schema.path("type").asText().equals("integer") && text.matches("[0-9]{1,18}")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
                : JsonNodeFactory.instance.textNode(text);
    }

    private List<String> ofBody(JsonNode schema, Optional<Body> body) {
        if (body.isEmpty()) {
            return List.of("there is no body");
        }
        if (!body.get().contentType().equals("application/json")) {
            return List.of(body.get().contentType() + " is no content type of it");
        }
        try {
            return schemas.violations(schema, JSON.readTree(body.get().text()));
        } catch (JsonProcessingException e) {
            return List.of("the body is not JSON: " + e.getOriginalMessage());
        }
    }
}
