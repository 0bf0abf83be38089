package io.edgepurge.conformance.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/openapi.yaml uses only schemas that client generators turn into typed models. */
class SchemaStyleTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Document document = Document.read(Files.readString(Path.of("..", "docs", "openapi.yaml")));

    SchemaStyleTest() throws IOException {}

    @Test
    void alternatives_are_named_schemas_with_a_discriminator() {
        assertThat(nodes(document.root()).filter(node -> node.has("oneOf") || node.has("anyOf")))
                .allSatisfy(node -> {
                    assertThat(node.has("discriminator")).as(node.toString()).isTrue();
                    assertThat(node.findValues("$ref"))
                            .hasSameSizeAs(node.has("oneOf") ? node.get("oneOf") : node.get("anyOf"));
                });
    }

    @Test
    void objects_are_named_schemas() {
        JsonNode named = document.root().path("components").path("schemas");
        long ofNamed = Stream.concat(
                        named.valueStream(),
                        named.valueStream()
                                .flatMap(schema -> schema.path("allOf").valueStream()))
                .filter(schema -> schema.path("properties").isObject())
                .count();

        assertThat(nodes(document.root()).filter(node -> node.path("properties").isObject()))
                .hasSize(Math.toIntExact(ofNamed));
    }

    @Test
    void fixed_values_are_strings() {
        assertThat(nodes(document.root())
                        .filter(node -> node.has("const") || node.path("enum").isArray()))
                .isNotEmpty()
                .allSatisfy(node -> assertThat(node.path("type").asText())
                        .as(node.toString())
                        .isEqualTo("string"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PurgeRequest | {'reason': 'a'}",
                "PreviewItem | {'index': 0, 'path': '/a'}",
                "PreviewItem | {'index': 0, 'path': '/a', 'tag': 'a'}",
                "PreviewItem | {'index': 0, 'path': '/a', 'url': 'https://a/', 'endpoint': 'https://a/', 'tag': 'a'}",
                "PurgeItem | {'index': 0, 'status': 'queued', 'since': '2026-01-30T12:00:00Z'}",
                "PurgeItem | {'index': 0, 'status': 'queued', 'since': '2026-01-30T12:00:00Z', 'url': 'a', 'overdue': false}"
            },
            quoteCharacter = '"')
    void constraints_of_descriptions_are_checked(String schema, String value) throws IOException {
        Schemas schemas = new Schemas(document);
        JsonNode reference = JSON.valueToTree(Map.of("$ref", "#/components/schemas/" + schema));
        JsonNode violating = JSON.readTree(value.replace('\'', '"'));

        assertThat(schemas.violations(reference, violating)).isNotEmpty();
        assertThat(schemas.strictViolations(reference, violating)).isNotEmpty();
    }

    /** Returns a node of the document and all nodes below it, without the examples. */
    private static Stream<JsonNode> nodes(JsonNode node) {
        Stream<JsonNode> children = node.isObject()
                ? node.properties().stream()
                        .filter(member -> !member.getKey().equals("examples"))
                        .map(Map.Entry::getValue)
                : node.valueStream();
        return Stream.concat(Stream.of(node), children.flatMap(SchemaStyleTest::nodes));
    }
}
