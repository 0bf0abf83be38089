package io.edgepurge.conformance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Constraints that the document states in descriptions only.
 *
 * <p>Client generators misread a {@code oneOf} or {@code anyOf} of bare {@code required} lists, and a {@code const} that
 * is not a string. The tests add these constraints to the schemas before they validate a value.
 */
final class ProseConstraints {
    private static final String BY_SCHEMA = """
            {
              "PurgeRequest": {"anyOf": [{"required": ["urls"]}, {"required": ["tags"]}, {"required": ["images"]}]},
              "PurgeItem": {
                "oneOf": [
                  {"required": ["url"]},
                  {"required": ["endpoint", "tag"]},
                  {"required": ["image", "paths", "notReached"]}
                ],
                "properties": {"overdue": {"const": true}}
              },
              "PreviewItem": {
                "oneOf": [
                  {"required": ["url"]},
                  {"required": ["endpoint", "tag"]},
                  {"required": ["image", "paths", "notReached"]}
                ]
              },
              "PurgeSummary": {"oneOf": [{"required": ["firstUrl"]}, {"required": ["firstTag"]}, {"required": ["firstImage"]}]}
            }
            """;

    private ProseConstraints() {}

    /** Returns a copy of the document's named schemas with the constraints added. */
    static JsonNode addedTo(JsonNode schemas) {
        try {
            return new ObjectMapper().readerForUpdating(schemas.deepCopy()).readValue(BY_SCHEMA);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
