package io.edgepurge.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A resource of the template. A function's properties include those of {@code Globals}. */
public record Resource(String name, JsonNode node, JsonNode properties) {
    public String type() {
        return node.path("Type").asText();
    }

    public boolean is(String type) {
        return type().equals(type);
    }

    public JsonNode at(String pointer) {
        return properties.at(pointer);
    }

    public boolean has(String pointer) {
        return !at(pointer).isMissingNode();
    }

    /** Returns the checkov rules that the resource is exempt from, each with a reason. */
    public List<Exemption> exemptions() {
        return node.at("/Metadata/checkov/skip")
                .valueStream()
                .map(skip -> new Exemption(
                        skip.path("id").asText(), skip.path("comment").asText()))
                .toList();
    }

    /** Returns the statements of the policies in the resource, such as those of a role or a queue. */
    public Stream<JsonNode> statements() {
        return Stream.concat(
                        at("/Policies").valueStream().map(policy -> policy.path("PolicyDocument")),
                        Stream.of(at("/PolicyDocument")))
                .flatMap(document -> document.path("Statement").valueStream())
                .flatMap(Resource::branches);
    }

    /** Returns a statement, or those of both branches of a condition. */
    private static Stream<JsonNode> branches(JsonNode statement) {
        return statement.has("Fn::If")
                ? statement.path("Fn::If").valueStream().filter(branch -> branch.has("Effect"))
                : Stream.of(statement);
    }

    /** Returns the statements that allow something. */
    public Stream<JsonNode> allowing() {
        return statements()
                .filter(statement -> statement.path("Effect").asText().equals("Allow"));
    }

    /** Returns the actions that are allowed on every resource. */
    public Stream<String> allowedOnEverything() {
        return allowing()
                .filter(statement -> texts(statement.path("Resource")).anyMatch("*"::equals))
                .flatMap(statement -> texts(statement.path("Action")));
    }

    public static Stream<String> texts(JsonNode oneOrMany) {
        return (oneOrMany.isArray() ? oneOrMany.valueStream() : Stream.of(oneOrMany)).map(JsonNode::asText);
    }

    /** Returns the resource that a reference points to. */
    public static Optional<String> referred(JsonNode reference) {
        return Stream.of(reference.path("Ref"), reference.path("Fn::GetAtt"))
                .filter(JsonNode::isTextual)
                .map(text -> text.asText().replaceFirst("\\..*", ""))
                .findFirst();
    }

    public record Exemption(String rule, String reason) {}
}
