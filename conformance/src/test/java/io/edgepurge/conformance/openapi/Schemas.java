package io.edgepurge.conformance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Set;

/** Validates values against schemas of a document, with or without additional properties. */
final class Schemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String OPEN = "#/open/";
    private static final Set<String> HOLD_SCHEMAS_BY_NAME = Set.of("properties", "patternProperties");
    private static final Set<String> HOLD_A_SCHEMA = Set.of("items", "additionalProperties", "propertyNames");

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final JsonNode schemas;

    Schemas(Document document) {
        this.schemas =
                ProseConstraints.addedTo(document.root().path("components").path("schemas"));
    }

    /** Returns the violations of a value. */
    List<String> violations(JsonNode schema, JsonNode value) {
        ObjectNode whole = whole(schema);
        whole.putObject("components").set("schemas", schemas);
        return violationsOf(whole, value);
    }

    /** Returns the violations of a value, including fields that the schema does not define. */
    List<String> strictViolations(JsonNode schema, JsonNode value) {
        ObjectNode whole = whole(closed(schema));
        ObjectNode closed = whole.putObject("components").putObject("schemas");
        ObjectNode open = whole.putObject("open");
        schemas.properties().forEach(named -> {
            closed.set(named.getKey(), closed(named.getValue()));
            open.set(named.getKey(), openAtTheTop(named.getValue()));
        });
        return violationsOf(whole, value);
    }

    private static ObjectNode whole(JsonNode schema) {
        ObjectNode whole = JSON.objectNode();
        whole.putArray("allOf").add(schema);
        return whole;
    }

    private List<String> violationsOf(JsonNode schema, JsonNode value) {
        return registry
                .getSchema(schema.toString(), InputFormat.JSON)
                .validate(value.toString(), InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }

    private static JsonNode closed(JsonNode schema) {
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode closed = openAtTheTop(schema);
        if (schema.has("$ref")) {
            closed.set("$ref", schema.get("$ref"));
        }
        boolean ofAnObject = schema.has("properties") || schema.has("allOf");
        if (ofAnObject && !schema.has("additionalProperties")) {
            closed.put("unevaluatedProperties", false);
        }
        return closed;
    }

    /** Forbids additional properties within the object, but not of the object itself, because it is part of another. */
    private static ObjectNode openAtTheTop(JsonNode schema) {
        ObjectNode open = JSON.objectNode();
        schema.properties().forEach(member -> open.set(member.getKey(), inside(member.getKey(), member.getValue())));
        return open;
    }

    private static JsonNode inside(String keyword, JsonNode value) {
        if (HOLD_SCHEMAS_BY_NAME.contains(keyword)) {
            ObjectNode byName = JSON.objectNode();
            value.properties().forEach(named -> byName.set(named.getKey(), closed(named.getValue())));
            return byName;
        }
        if (HOLD_A_SCHEMA.contains(keyword)) {
            return closed(value);
        }
        if (keyword.equals("allOf")) {
            ArrayNode parts = JSON.arrayNode();
            value.forEach(part -> parts.add(openAtTheTop(part)));
            return parts;
        }
        return keyword.equals("$ref") ? JSON.textNode(value.asText().replace(SCHEMAS, OPEN)) : value;
    }
}
