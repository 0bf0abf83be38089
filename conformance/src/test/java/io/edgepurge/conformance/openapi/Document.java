package io.edgepurge.conformance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A parsed OpenAPI document. */
record Document(JsonNode root) {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch");

    static Document read(String yaml) {
        Object content = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new Document(new ObjectMapper().valueToTree(content));
    }

    List<Operation> operations() {
        return root.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .map(member -> new Operation(this, member.getKey(), path.getKey(), member.getValue())))
                .toList();
    }

    Operation operation(String id) {
        return operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the document has no operation " + id));
    }

    JsonNode schema(String name) {
        return root.path("components").path("schemas").path(name);
    }

    /** Resolves a reference; returns other values unchanged. */
    JsonNode resolved(JsonNode value) {
        if (!value.has("$ref")) {
            return value;
        }
        String reference = value.path("$ref").asText();
        JsonNode target = root.at(reference.substring(1));
        if (target.isMissingNode()) {
            throw new AssertionError("the document refers to " + reference + ", which is not there");
        }
        return resolved(target);
    }

    /** Returns the members of an object with resolved references. */
    Map<String, JsonNode> resolvedMembers(JsonNode object) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), resolved(member.getValue())));
        return members;
    }
}
